/**
 * A coroutine as a generator: it yields what it waits for (a promise, a future or task, or nothing, for one turn), and
 * is cancelled exactly there. `yield*` calls another one, or waits on a future with the type of its result.
 */
export type Coroutine<T> = Generator<unknown, T>

/** What a task runs: an async function, a function with a plain result, or a generator function. */
export type TaskFunction<T> = (signal: AbortSignal) => Coroutine<T> | PromiseLike<T> | T

export function isCoroutine(value: unknown): value is Coroutine<unknown> {
  const generator = value as Partial<Coroutine<unknown>> | null
  return (
    typeof generator === 'object' &&
    generator !== null &&
    typeof generator.next === 'function' &&
    typeof generator.throw === 'function' &&
    Symbol.iterator in generator
  )
}

/** Whether calling `fn` runs none of its code yet. */
export function isGeneratorFunction(fn: unknown): boolean {
  return Object.prototype.toString.call(fn) === '[object GeneratorFunction]'
}

/** What a coroutine goes on with after a wait. */
export type Step = { readonly how: 'next' | 'throw'; readonly value: unknown }
export type Resume = (step: Step) => void

/** What a coroutine runs on. */
export interface Driver {
  /** Arranges for `resume` when `yielded` is there. Returns what to go on with when it is there already. */
  wait(yielded: unknown, resume: Resume): Step | undefined
  finish(how: 'return' | 'throw', value: unknown): void
}

/** Runs `coroutine` up to its next wait, and from there on whenever that is over. */
export function drive(coroutine: Coroutine<unknown>, driver: Driver, first?: Step): void {
  let next: Step | undefined = first ?? { how: 'next', value: undefined }
  while (next) {
    let step: IteratorResult<unknown, unknown>
    try {
      step = next.how === 'next' ? coroutine.next(next.value) : coroutine.throw(next.value)
    } catch (error) {
      return driver.finish('throw', error)
    }
    if (step.done) return driver.finish('return', step.value)
    next = driver.wait(step.value, resumed => drive(coroutine, driver, resumed))
  }
}
