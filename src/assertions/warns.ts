import { AssertionBlockError, NotAWarningKindError, WarningsNeedNodeError } from '../errors/index.ts'
import { framesIn, isNode, type Frame } from '../internal/index.ts'
import { currentOwner } from '../ownership/index.ts'
import { type AnyClass, canHaveInstances, isInstance, oneOrSeveral } from './instance.ts'
import { AssertionBlock, type RunResult, type ThrownByBlock } from './block.ts'
import { searchedText, type Expectation } from './expectation.ts'
import { failure, type AssertionCall } from './failure.ts'
import { isFoundIn } from './pattern.ts'
import { namesOf } from './repr.ts'
import { startCapture, stopCapture, type WarningCapture } from './warning-capture.ts'

/** A warning's name (`'DeprecationWarning'`; `'Warning'` means any), or its class. */
export type WarningKind = string | AnyClass<Error>

/** The first warning that matched, and where it was given. */
export interface Warned {
  /** As `process` gave it to its listeners. */
  readonly warning: Error & { readonly code?: string; readonly detail?: string }
  /** The file of the line that called `process.emitWarning`. */
  readonly filename: string
  /** The line in that file. */
  readonly lineno: number
}

/** What `assertWarns` is without a block: for `using`, a context manager, or `run(block)`. */
export interface WarnsBlock extends Warned, Disposable, AsyncDisposable {
  /** Begins to listen. */
  enter(): Warned
  /**
   * Ends the block and checks what was warned of, unless the block threw `error`. Never swallows: the result is
   * `false`.
   */
  exit(error?: unknown): boolean
  /** Runs `block`, sync or async, as the block that must warn. */
  run<R>(block: (warned: Warned) => R): RunResult<Warned, R>
}

/** One kind of warning, or several of which one will do. */
export type WarningKinds = WarningKind | readonly WarningKind[]

/** `assertWarns` and `assertWarnsRegex`. */
export class AssertWarns extends AssertionBlock<Warned> implements WarnsBlock, WarningCapture {
  readonly owner = currentOwner()
  readonly #expected: readonly WarningKind[]
  readonly #pattern: RegExp | undefined
  readonly #by: string
  readonly #taken: Error[] = []
  #match: Error | undefined

  constructor(call: AssertionCall, { kinds, pattern, by }: Expectation) {
    super(call)
    if (!isNode) throw new WarningsNeedNodeError(call.method.name)
    this.#expected = oneOrSeveral(kinds, isKind, shown => new NotAWarningKindError(call.method.name, shown))
    this.#pattern = pattern
    this.#by = by
  }

  get warning(): Warned['warning'] {
    if (!this.#match) throw new AssertionBlockError(this.call.method.name, 'no warning has come yet.')
    return this.#match
  }

  get filename(): string {
    return this.#frame?.file ?? ''
  }

  get lineno(): number {
    return this.#frame?.line ?? 0
  }

  /** The innermost that is in a file. */
  get #frame(): Frame | undefined {
    return framesIn(this.warning.stack ?? '').find(({ line }) => line > 0)
  }

  take(warning: Error): boolean {
    const isExpected = this.#expected.some(kind => isOfKind(warning, kind))
    if (isExpected) this.#taken.push(warning)
    return isExpected
  }

  protected value(): Warned {
    return this
  }

  protected begin(): void {
    startCapture(this)
  }

  protected override drain(): PromiseLike<unknown> {
    return new Promise<void>(resolve => process.nextTick(resolve))
  }

  protected override stop(): void {
    stopCapture(this)
  }

  protected end(thrown: ThrownByBlock | undefined): boolean {
    this.stop()
    if (thrown) return false
    this.#match = this.#taken.find(
      warning => !this.#pattern || isFoundIn(this.#pattern, searchedText(warning)),
    )
    if (!this.#match) throw failure(this.call, this.#problem())
    return false
  }

  #problem(): string {
    const [first] = this.#taken
    if (first) return `${this.#pattern} does not match "${searchedText(first)}"`
    return `${namesOf(this.#expected)} not triggered${this.#by}`
  }

  get [Symbol.dispose](): () => void {
    this.open()
    return () => void this.exit()
  }

  get [Symbol.asyncDispose](): () => Promise<void> {
    this.open()
    return async () => {
      await this.drain()
      this.exit()
    }
  }
}

function isOfKind(warning: Error, kind: WarningKind): boolean {
  if (typeof kind !== 'string') return isInstance(warning, kind)
  return kind === 'Warning' || kind === warning.name
}

function isKind(value: unknown): value is WarningKind {
  return typeof value === 'string' ? value !== '' : canHaveInstances(value)
}
