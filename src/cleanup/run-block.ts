import { isThenable } from '../internal/index.ts'
import type { AsyncEnterExit, EnterExit } from './context-manager.ts'

/** What `run` of a manager returns: the result of the block, or `undefined` when the manager swallowed its error. */
export type BlockResult<R> = [R] extends [never]
  ? undefined
  : R extends PromiseLike<infer Value>
    ? Promise<Value | undefined>
    : R | undefined

/** Runs `body` between the manager's enter and exit, also when it throws; an asynchronous one is awaited before the exit. */
export function runBlock<T>(manager: EnterExit<T>, body: (value: T) => unknown): unknown {
  const value = manager.enter()
  let result: unknown
  try {
    result = body(value)
  } catch (error) {
    return leave(manager, error)
  }
  if (isThenable(result)) return runToEnd(manager, result)
  manager.exit()
  return result
}

async function runToEnd<R>(manager: EnterExit<unknown>, block: PromiseLike<R>): Promise<R | undefined> {
  let result: R
  try {
    result = await block
  } catch (error) {
    return leave(manager, error)
  }
  manager.exit()
  return result
}

/** @throws the error, unless the manager swallows it. */
function leave(manager: EnterExit<unknown>, error: unknown): undefined {
  if (manager.exit(error) !== true) throw error
  return undefined
}

/** As `runBlock`, of an asynchronous manager. */
export async function runAsyncBlock<T, R>(
  manager: AsyncEnterExit<T>,
  body: (value: T) => PromiseLike<R> | R,
): Promise<R | undefined> {
  const value = await manager.enter()
  let result: R
  try {
    result = await body(value)
  } catch (error) {
    if ((await manager.exit(error)) !== true) throw error
    return undefined
  }
  await manager.exit()
  return result
}
