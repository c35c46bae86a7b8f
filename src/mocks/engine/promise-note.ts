/** A base class whose constructor returns its argument: what extends it puts its private fields on that object. */
const Stamped = function (target: object) {
  return target
} as unknown as new (target: object) => object

/**
 * A note on a promise, out of sight: a private field that is put on the promise itself. A `WeakMap` would serve too, but the
 * garbage collector walks a large one at every turn, and a mock may be called a million times.
 */
class Note extends Stamped {
  #note: unknown

  constructor(promise: object, note: unknown) {
    super(promise)
    this.#note = note
  }

  static read(promise: object): unknown {
    return #note in promise ? promise.#note : undefined
  }

  static write(promise: object, note: unknown): void {
    if (#note in promise) promise.#note = note
    // oxlint-disable-next-line no-new -- the constructor is what puts the field on the promise
    else new Note(promise, note)
  }
}

export const readNote: (promise: object) => unknown = Note.read
export const writeNote: (promise: object, note: unknown) => void = Note.write
