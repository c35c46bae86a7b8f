import type { EnterExit } from '../cleanup/index.ts'
import {
  AssertionBlockError,
  NotABlockError,
  UnfinishedAssertionError,
  UnknownOptionError,
} from '../errors/index.ts'
import { frameText, isThenable, showValue } from '../internal/index.ts'
import { beginOwnWork, type Finding } from '../ownership/index.ts'
import { callSite, countAssertion, type AssertionCall } from './failure.ts'
import { noteOpenBlock } from './open-blocks.ts'

/** What a block threw, boxed: any value can be thrown. */
export interface ThrownByBlock {
  readonly error: unknown
}

/**
 * What `run` returns: the value of the assertion, or a promise of it when the block is asynchronous. A block whose
 * result is typed `any`, such as `JSON.parse`, is taken for a synchronous one.
 */
export type RunResult<V, R> = 0 extends 1 & R
  ? V
  : [R] extends [never]
    ? V
    : R extends PromiseLike<unknown>
      ? Promise<V>
      : V

interface BlockArguments {
  readonly block?: unknown
  readonly args: readonly unknown[]
  readonly msg?: string
}

/** The arguments after what is expected: a function and its arguments, a promise, or options for later. */
export function blockOf({ method }: AssertionCall, rest: readonly unknown[]): BlockArguments {
  const [first, ...args] = rest
  if (isThenable(first) && typeof first !== 'function') return { block: () => first, args: [] }
  if (typeof first === 'object' && first !== null) {
    refuseOtherOptions(method, first, ['msg'])
    return { args: [], msg: (first as { msg?: string }).msg }
  }
  // `undefined` given in a function's place is a mistake, not an option that was left out.
  return rest.length === 0 ? { args: [] } : { block: first ?? null, args }
}

export function refuseOtherOptions(method: Function, options: object, known: readonly string[]): void {
  const other = Object.keys(options).find(key => !known.includes(key))
  if (other !== undefined) throw new UnknownOptionError(method.name, showValue(other), known)
}

/**
 * An assertion about what happens in a block of code: `run(block)`; or, where the block's own end is enough to judge it,
 * `using`; or `enter` and `exit`, as a context manager.
 */
export abstract class AssertionBlock<V> implements EnterExit<V> {
  protected readonly call: AssertionCall
  #state: 'new' | 'open' | 'closed' = 'new'
  #forget: (() => void) | undefined

  constructor(call: AssertionCall) {
    this.call = { ...call, site: callSite(call.method) }
  }

  /** What the block is given, and the caller in the end. */
  protected abstract value(): V
  protected abstract begin(): void
  /** Judges. @returns whether what the block threw is dealt with */
  protected abstract end(thrown: ThrownByBlock | undefined): boolean
  /** Listens no more, without a judgement. */
  protected stop(): void {}
  /** Waits for what an asynchronous block has caused but not yet delivered. */
  protected drain(): PromiseLike<unknown> | undefined {
    return undefined
  }

  enter(): V {
    if (this.#state !== 'new')
      throw new AssertionBlockError(this.call.method.name, 'it was entered twice. Call it again.')
    this.#state = 'open'
    this.begin()
    return this.value()
  }

  /** @returns `true` when the error that ended the block was the expected one */
  exit(error?: unknown): boolean {
    return this.#close(error === undefined ? undefined : { error })
  }

  /** Runs the block. An asynchronous one makes the result a promise. */
  run<R>(block: (value: V) => R): RunResult<V, R> {
    return this.runCall(block, [this.value()]) as RunResult<V, R>
  }

  /** @internal */
  runCall(block: unknown, args: readonly unknown[]): V | Promise<V> {
    if (typeof block !== 'function') throw new NotABlockError(this.call.method.name, showValue(block))
    this.#forget?.()
    this.enter()
    let result: unknown
    try {
      result = block(...args)
    } catch (error) {
      return this.#settle({ error })
    }
    return isThenable(result) ? this.#runAsync(result) : this.#settle(undefined)
  }

  async #runAsync(result: PromiseLike<unknown>): Promise<V> {
    const work = beginOwnWork(`${this.call.method.name}()`, () => this.stop())
    let thrown: ThrownByBlock | undefined
    try {
      await result
    } catch (error) {
      thrown = { error }
    }
    await this.drain()
    work?.end()
    // Nobody listens, and the test has failed for it.
    return work?.isForgotten ? this.value() : this.#settle(thrown)
  }

  #settle(thrown: ThrownByBlock | undefined): V {
    const isHandled = this.#close(thrown)
    if (thrown && !isHandled) throw thrown.error
    return this.value()
  }

  #close(thrown: ThrownByBlock | undefined): boolean {
    if (this.#state !== 'open')
      throw new AssertionBlockError(
        this.call.method.name,
        this.#state === 'new' ? 'it was left before it was entered.' : 'it was left twice.',
      )
    this.#state = 'closed'
    this.#forget?.()
    const isHandled = this.end(thrown)
    if (isHandled || !thrown) countAssertion()
    return isHandled
  }

  /** Made without its code, which is to come: the test is asked for it at its end. @internal */
  withoutBlock(): this {
    this.#forget = noteOpenBlock(this)
    return this
  }

  /** Has it listen no more. @returns what is wrong with a block that its test has left like this @internal */
  abandon(owner: string): Finding {
    const isEntered = this.#state === 'open'
    if (isEntered) this.stop()
    this.#state = 'closed'
    const { method, site } = this.call
    const error = new UnfinishedAssertionError(method.name, owner, isEntered, frameText(site?.stack).slice(1))
    return { origin: `${method.name}()`, error, isWarning: false }
  }

  /** Enters where `using` declares it, as Python's `with` does. @internal */
  protected open(): void {
    if (this.#state === 'new') this.enter()
  }
}
