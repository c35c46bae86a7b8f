import { GeneratorDidNotYieldError } from '../errors/index.ts'
import { handedOver } from '../ownership/index.ts'
import type { AsyncEnterExit } from './context-manager.ts'
import { Decorating } from './decorating.ts'
import { runAsyncBlock } from './run-block.ts'
import { Turn } from './turn.ts'

/**
 * The context manager of one call of an `asynccontextmanager()` function. `await using` cannot wait for the generator's
 * `yield` at the declaration, so the block does: `await using manager = open(); const value = await manager.enter()`.
 */
export class AsyncGeneratorContextManager<T>
  extends Decorating
  implements AsyncEnterExit<T>, AsyncDisposable
{
  readonly #generator: AsyncGenerator<T, unknown, unknown>
  readonly #turn: Turn

  /** @param again makes a new one, for each call of a decorated function */
  constructor(
    generator: AsyncGenerator<T, unknown, unknown>,
    name: string,
    again: () => AsyncGeneratorContextManager<T>,
  ) {
    super(name, body => runAsyncBlock(again(), body))
    this.#generator = generator
    this.#turn = new Turn(name)
  }

  /** Runs the generator to its `yield` and gives what it yielded. */
  async enter(): Promise<T> {
    this.#turn.enter()
    const step = await this.#generator.next()
    if (step.done) throw new GeneratorDidNotYieldError(this.#turn.name)
    return step.value
  }

  /** Runs the generator to its end, throwing `error` in at the `yield` if there is one; `true` when it was swallowed. */
  async exit(error?: unknown): Promise<boolean> {
    this.#turn.exit()
    try {
      const step = await (error === undefined ? this.#generator.next() : this.#generator.throw(error))
      if (step.done) return error !== undefined
    } catch (thrown) {
      if (error !== undefined && thrown === error) return false
      throw thrown
    }
    throw await this.#close(error)
  }

  /** Runs `body` as the block; `undefined` when the manager swallowed its error. Semantics: `async with`. */
  run<R>(body: (value: T) => PromiseLike<R> | R): Promise<R | undefined> {
    return handedOver(`run() of ${this.#turn.name}`, runAsyncBlock(this, body))
  }

  async #close(blockError: unknown): Promise<Error> {
    try {
      await this.#generator.return(undefined)
    } catch (error) {
      return this.#turn.didNotStop(blockError, { error })
    }
    return this.#turn.didNotStop(blockError)
  }

  /** Leaves it. A block that forgot to enter it did its work without its fixture: that is an error, not silence. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.exit()
  }
}
