import { ContextManagerStateError, GeneratorDidNotYieldError } from '../errors/index.ts'
import { isThenable } from '../internal/index.ts'
import { handedOver } from '../ownership/index.ts'
import type { EnterExit } from './context-manager.ts'
import { Decorating } from './decorating.ts'
import { runBlock, type BlockResult } from './run-block.ts'
import { Turn } from './turn.ts'

/**
 * The context manager of one call of a `contextmanager()` function. `using` enters it as Python's `with` does: the
 * declaration reads `[Symbol.dispose]`, and that read runs the generator to its `yield`; `value` is what was yielded.
 */
export class GeneratorContextManager<T> extends Decorating implements EnterExit<T>, Disposable {
  readonly #generator: Generator<T, unknown, unknown>
  readonly #turn: Turn
  #value: T | undefined
  #byUsing = false

  /** @param again makes a new one, for each call of a decorated function */
  constructor(
    generator: Generator<T, unknown, unknown>,
    name: string,
    again: () => GeneratorContextManager<T>,
  ) {
    super(name, body => runBlock(again(), body))
    this.#generator = generator
    this.#turn = new Turn(name)
  }

  /** What the generator yielded. */
  get value(): T {
    if (this.#turn.state === 'new')
      throw new ContextManagerStateError(
        this.#turn.name,
        'has no value before it is entered: call its enter() first.',
      )
    return this.#value as T
  }

  /** Runs the generator to its `yield`. In a block with `using`, which has done so, gives the value again. */
  enter(): T {
    if (this.#byUsing && this.#turn.state === 'entered') return this.value
    this.#turn.enter()
    const step = this.#generator.next()
    if (step.done) throw new GeneratorDidNotYieldError(this.#turn.name)
    return (this.#value = step.value)
  }

  /** Runs the generator to its end, throwing `error` in at the `yield` if there is one; `true` when it was swallowed. */
  exit(error?: unknown): boolean {
    this.#turn.exit()
    try {
      const step = error === undefined ? this.#generator.next() : this.#generator.throw(error)
      if (step.done) return error !== undefined
    } catch (thrown) {
      if (error !== undefined && thrown === error) return false
      throw thrown
    }
    throw this.#close(error)
  }

  /** Runs `body`, sync or async, as the block; `undefined` when the manager swallowed its error. Semantics: `with`. */
  run<R>(body: (value: T) => R): BlockResult<R> {
    const result = runBlock(this, body)
    return (isThenable(result) ? handedOver(`run() of ${this.#turn.name}`, result) : result) as BlockResult<R>
  }

  #close(blockError: unknown): Error {
    try {
      this.#generator.return(undefined)
    } catch (error) {
      return this.#turn.didNotStop(blockError, { error })
    }
    return this.#turn.didNotStop(blockError)
  }

  /** Enters, if that has not been done, and gives what `using` calls at the end of its block. */
  get [Symbol.dispose](): () => void {
    if (this.#turn.state === 'new') this.enter()
    this.#byUsing = true
    return () => void this.exit()
  }
}
