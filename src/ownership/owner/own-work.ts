import { shared } from '../../internal/index.ts'
import type { Owner } from './owner.ts'
import { currentScope } from './current-scope.ts'

/**
 * A call of the library's whose promise the test (or the fixture of a class or a file) has to await: a sub-test, an
 * assertion about an asynchronous block, a block that runs in a context manager.
 */
export class OwnWork {
  /** The call, as the user wrote it: `subTest(row=1)`. */
  readonly call: string
  /** Its stack has the line of the call. */
  readonly line: Error
  readonly #owner: Owner
  readonly #whenForgotten: (() => void) | undefined
  #isForgotten = false

  constructor(call: string, owner: Owner, whenForgotten?: () => void) {
    this.call = call
    this.line = new Error(call)
    this.#owner = owner
    this.#whenForgotten = whenForgotten
    const own = pending.get(owner) ?? new Set()
    pending.set(owner, own.add(this))
  }

  /** Its promise is about to settle. */
  end(): void {
    pending.get(this.#owner)?.delete(this)
  }

  /** Whether its test ended without it, which has been reported: what becomes of it is no news. */
  get isForgotten(): boolean {
    return this.#isForgotten
  }

  forget(): void {
    this.end()
    this.#isForgotten = true
    this.#whenForgotten?.()
  }
}

// No entry for an owner that has never begun any.
const pending = shared('own-work', () => new WeakMap<Owner, Set<OwnWork>>())

/**
 * Notes that the running test or fixture is about to be handed a promise for work of its own; `end` takes the note back. What a task
 * of the loop does is the task's, which has a rule of its own: nothing is noted, as outside of tests.
 * @param whenForgotten takes back what the work has put in force, when the test ended without it
 */
export function beginOwnWork(call: string, whenForgotten?: () => void): OwnWork | undefined {
  const scope = currentScope()
  const isOwners = scope && !scope.task && scope.owner.closedAt === undefined
  return isOwners ? new OwnWork(call, scope.owner, whenForgotten) : undefined
}

/**
 * The promise of a call whose work is the test's own, as it is handed to the test: noted until it settles. A failure of one
 * that its test ended without is no further news.
 * @param whenForgotten ends the work, when the test ended without it
 */
export function handedOver<T>(
  call: string,
  promise: PromiseLike<T>,
  whenForgotten?: () => void,
): Promise<T | undefined> {
  const work = beginOwnWork(call, whenForgotten)
  return Promise.resolve(promise).then(
    value => {
      work?.end()
      return value
    },
    (error: unknown) => {
      work?.end()
      if (work?.isForgotten) return undefined
      throw error
    },
  )
}

/** What an owner has begun and not awaited to its end, in order. From now on it is forgotten. */
export function forgetOwnWork(owner: Owner): readonly OwnWork[] {
  const forgotten = [...(pending.get(owner) ?? [])]
  for (const work of forgotten) work.forget()
  return forgotten
}
