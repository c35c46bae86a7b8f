import { AssertionBlockError, NotAnErrorClassError, UsingCannotCatchError } from '../../errors/index.ts'
import { showValue } from '../../internal/index.ts'
import { AssertionBlock, blockOf, type RunResult, type Thrown } from './block.ts'
import { failure, type Call } from './failure.ts'
import { isClass, isInstance } from './instance.ts'
import { matches, patternOf } from './pattern.ts'
import { nameOf } from './repr.ts'
import type { AnyClass } from './type-equality.ts'

/** The error, when it has come. */
export interface Raised<E> {
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

/** `assertRaises` and `assertRaisesRegex` with what stands after their own arguments. */
export function assertRaising(
  call: Call,
  expected: unknown,
  rest: readonly unknown[],
  regex?: { readonly pattern: unknown },
): unknown {
  const { block, args, msg } = blockOf(call, rest)
  const pattern = regex && patternOf(call.method, regex.pattern)
  const raises = new AssertRaises({ ...call, msg }, expected, pattern, block)
  return block === undefined ? raises : raises.runCall(block, args)
}

class AssertRaises<E> extends AssertionBlock<Raised<E>> implements RaisesBlock<E> {
  readonly #expected: readonly AnyClass<E>[]
  readonly #pattern: RegExp | undefined
  readonly #blockName: string
  #caught: Thrown | undefined

  constructor(call: Call, expected: unknown, pattern?: RegExp, block?: unknown) {
    super(call)
    this.#expected = errorClasses(call, expected) as AnyClass<E>[]
    this.#pattern = pattern
    this.#blockName = typeof block === 'function' ? block.name : ''
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

  protected end(thrown: Thrown | undefined): boolean {
    if (!thrown) throw failure(this.call, `${nameOf(this.#expected)} not raised${this.#byBlock()}`)
    if (!this.#expected.some(type => isInstance(thrown.error, type))) return false
    this.#caught = thrown
    const text = messageOf(thrown.error)
    if (this.#pattern && !matches(this.#pattern, text))
      throw failure(this.call, `${this.#pattern} does not match "${text}"`)
    return true
  }

  #byBlock(): string {
    return this.#blockName ? ` by ${this.#blockName}` : ''
  }

  get [Symbol.dispose](): never {
    throw new UsingCannotCatchError(this.call.method.name)
  }
}

function errorClasses({ method }: Call, expected: unknown): AnyClass[] {
  const classes: unknown[] = Array.isArray(expected) ? expected : [expected]
  const index = classes.findIndex(each => !isClass(each))
  if (classes.length === 0) throw new NotAnErrorClassError(method.name, '[]')
  if (index >= 0) throw new NotAnErrorClassError(method.name, showValue(classes[index]))
  return classes as AnyClass[]
}

/** What a pattern is searched in: Python's `str(exception)`. */
export function messageOf(error: unknown): string {
  const { message } = (error ?? {}) as { message?: unknown }
  return typeof message === 'string' ? message : String(error)
}
