import { TestEndedError } from '../../errors/index.ts'

/** Whether an error only says that the library ended something by force, which the report of the leak has told. */
export function isForcedEnd(error: unknown): boolean {
  for (let cause = error, depth = 0; isObject(cause) && depth < 5; cause = cause['cause'], depth += 1) {
    if (cause instanceof TestEndedError || cause['name'] === 'TestEndedError') return true
    // `exec` and `execFile` reject with the signal that ended the child.
    if (cause['signal'] === 'SIGKILL' && 'cmd' in cause) return true
  }
  return false
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
