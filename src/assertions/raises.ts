import { AssertionBlockError, NotAnErrorClassError, UsingCannotCatchError } from '../errors/index.ts'
import { type AnyClass, canHaveInstances, isInstance, oneOrSeveral } from './instance.ts'
import { AssertionBlock, type RunResult, type ThrownByBlock } from './block.ts'
import { searchedText, type Expectation } from './expectation.ts'
import { failure, type AssertionCall } from './failure.ts'
import { isFoundIn } from './pattern.ts'
import { namesOf } from './repr.ts'

/** The error, when it has come. */
export interface Raised<E> {
  /** The error that the block threw; of the class, or of one of the classes, that was expected. */
  readonly exception: E
}

/** What `assertRaises` is without a block: a context manager, or `run(block)`. It has no place in `using`, which catches nothing. */
export interface RaisesBlock<E> extends Raised<E> {
  /** Begins the block. */
  enter(): Raised<E>
  /** Ends the block with what it threw: `true` when that is what was expected, which swallows it. */
  exit(error?: unknown): boolean
  /** Runs `block`, sync or async, as the block that must throw. */
  run<R>(block: (raised: Raised<E>) => R): RunResult<Raised<E>, R>
}

/** The class of the error that is expected, or several of which one will do. */
export type ErrorClasses = AnyClass | readonly AnyClass[]

/** `assertRaises` and `assertRaisesRegex`. */
export class AssertRaises<E> extends AssertionBlock<Raised<E>> implements RaisesBlock<E> {
  readonly #expected: readonly AnyClass[]
  readonly #pattern: RegExp | undefined
  readonly #by: string
  #caught: ThrownByBlock | undefined

  constructor(call: AssertionCall, { kinds, pattern, by }: Expectation) {
    super(call)
    this.#expected = oneOrSeveral(
      kinds,
      canHaveInstances,
      shown => new NotAnErrorClassError(call.method.name, shown),
    )
    this.#pattern = pattern
    this.#by = by
  }

  /** The error that the block threw. */
  get exception(): E {
    if (!this.#caught) throw new AssertionBlockError(this.call.method.name, 'nothing has been raised yet.')
    return this.#caught.error as E
  }

  protected value(): Raised<E> {
    return this
  }

  protected begin(): void {}

  protected end(thrown: ThrownByBlock | undefined): boolean {
    if (!thrown) throw failure(this.call, `${namesOf(this.#expected)} not raised${this.#by}`)
    if (!this.#expected.some(type => isInstance(thrown.error, type))) return false
    this.#caught = thrown
    const text = searchedText(thrown.error)
    if (this.#pattern && !isFoundIn(this.#pattern, text))
      throw failure(this.call, `${this.#pattern} does not match "${text}"`)
    return true
  }

  get [Symbol.dispose](): never {
    throw new UsingCannotCatchError(this.call.method.name)
  }
}
