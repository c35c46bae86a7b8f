/**
 * A coroutine as a generator: it yields what it waits for (a promise, a future or task, or nothing, for one turn), and
 * is cancelled exactly there. `yield*` calls another one, or waits on a future with the type of its result.
 */
export type Coroutine<T> = Generator<unknown, T>

/** What a task runs: an async function, a function with a plain result, or a generator function. */
export type TaskFunction<T> = (signal: AbortSignal) => Coroutine<T> | PromiseLike<T> | T

export function isCoroutine<T>(value: Coroutine<T> | PromiseLike<T> | T): value is Coroutine<T> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'next' in value &&
    typeof value.next === 'function' &&
    'throw' in value &&
    typeof value.throw === 'function' &&
    Symbol.iterator in value
  )
}

/** Whether calling `fn` runs none of its code yet. */
export function isGeneratorFunction<Args extends unknown[], T>(
  fn: (...args: Args) => Coroutine<T> | PromiseLike<T> | T,
): fn is (...args: Args) => Coroutine<T> {
  return Object.prototype.toString.call(fn) === '[object GeneratorFunction]'
}

/** What a coroutine goes on with after a wait. */
export type Resumption = { readonly how: 'next' | 'throw'; readonly value: unknown }
export type Resume = (step: Resumption) => void

/** What a coroutine runs on. */
export interface Driver<T> {
  /** Arranges for `resume` when `yielded` is there. Returns what to go on with when it is there already. */
  wait(yielded: unknown, resume: Resume): Resumption | undefined
  returned(value: T): void
  threw(error: unknown): void
}

/** Runs `coroutine` up to its next wait, and from there on whenever that is over. */
export function drive<T>(coroutine: Coroutine<T>, driver: Driver<T>, first?: Resumption): void {
  let next: Resumption | undefined = first ?? { how: 'next', value: undefined }
  while (next) {
    let step: IteratorResult<unknown, T>
    try {
      step = next.how === 'next' ? coroutine.next(next.value) : coroutine.throw(next.value)
    } catch (error) {
      return driver.threw(error)
    }
    if (step.done) return driver.returned(step.value)
    next = driver.wait(step.value, resumed => drive(coroutine, driver, resumed))
  }
}
