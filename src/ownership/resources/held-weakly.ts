/** An object that has ended, in place of one that is gone: nothing of it is left to be asked. */
const gone = { destroyed: true, closed: true }

/**
 * Holds what Node itself holds while it is open, a socket by its handle: a ledger that kept it longer would show in tests of
 * what is collected when a connection has ended. (What a test has opened is held by the stack of that call as well.)
 */
export class HeldWeakly<T extends object> {
  readonly #held: WeakRef<T>

  constructor(object: T) {
    this.#held = new WeakRef(object)
  }

  get object(): T {
    return this.#held.deref() ?? (gone as object as T)
  }
}
