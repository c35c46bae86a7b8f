import { errorText, isErrorLike, safely } from '../internal/index.ts'
import { hasUserLine } from '../ownership/index.ts'

/**
 * What Node tells of something that failed when its call had long returned has the lines of that call.
 * @param linesOf the stack lines of the call that failed with it; empty when that is not known
 */
export function addLinesOfCall(error: unknown, linesOf: (error: object) => string): void {
  if (!isErrorLike(error)) return
  const stack = errorText(error, 'stack')
  const lines = hasUserLine(stack) ? '' : linesOf(error)
  if (!lines) return
  // That of an error from a worker cannot be assigned to on Node 24.
  const value = { value: `${stack}\n${lines}`, writable: true, configurable: true, enumerable: false }
  safely(() => Reflect.defineProperty(error, 'stack', value), false)
}
