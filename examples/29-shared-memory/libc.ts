import { getSystemErrorName } from 'node:util'
import koffi from 'koffi'

/** A type of C as koffi writes it: `int`, `const char *`, or an object of its own. */
type CType = Parameters<typeof koffi.sizeof>[0]

/** A call of the operating system that failed. */
export class SystemCallError extends Error {
  /** As Node's own errors have it: `EPERM`, `EINVAL` … */
  readonly code: string

  constructor(call: string, errno: number) {
    const code = getSystemErrorName(-errno)
    super(`${call}: ${code}`)
    this.code = code
  }
}

/**
 * A function of the C library. It is looked up by the first call, so that a module with calls of Linux can be imported
 * everywhere.
 *
 * @param isFailure which result says that `errno` holds a reason
 */
export function libcFunction<Result>(
  name: string,
  result: CType,
  parameters: CType[],
  isFailure: (result: Result) => boolean,
): (...args: unknown[]) => Result {
  let found: ((...args: unknown[]) => Result) | undefined
  return (...args) => {
    // Node itself is linked with the library.
    found ??= koffi.load(null).func(name, result, parameters)
    const value = found(...args)
    if (isFailure(value)) throw new SystemCallError(name, koffi.errno())
    return value
  }
}

/** What most calls say when they fail. */
export const isMinusOne = (result: number): boolean => result === -1
