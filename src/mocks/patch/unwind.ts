import { isThenable, carrierOf } from '../../internal/index.ts'

/** Runs every step, the last one first, to the end. Throws what failed: the error itself, or an `AggregateError` of several. */
export function unwind(steps: readonly (() => void)[]): void {
  const errors: unknown[] = []
  for (const step of steps.toReversed()) {
    try {
      step()
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length === 1) throw errors[0]
  if (errors.length > 1) throw carrierOf(errors, `${errors.length} patches could not be undone.`)
}

/** `error` after `exit` ran: `error` itself, or both when `exit` failed too. */
export function errorAfter(error: unknown, exit: () => void): unknown {
  try {
    exit()
    return error
  } catch (second) {
    return carrierOf([error, second], 'The body failed, and so did undoing its patches.')
  }
}

/** Runs `body` and then `exit`, also when the body throws, and after its promise has settled when it returns one. */
export function finallyExit<Result>(body: () => Result, exit: () => void): Result {
  let result: Result
  try {
    result = body()
  } catch (error) {
    throw errorAfter(error, exit)
  }
  if (isThenable(result)) return exitWhenSettled(result, exit) as Result
  exit()
  return result
}

async function exitWhenSettled(result: PromiseLike<unknown>, exit: () => void): Promise<unknown> {
  let value: unknown
  try {
    value = await result
  } catch (error) {
    throw errorAfter(error, exit)
  }
  exit()
  return value
}
