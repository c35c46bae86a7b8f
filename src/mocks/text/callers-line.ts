import { frameText, withoutOwnLines } from '../../internal/index.ts'

/**
 * An error of ours that points at the user's line. A mock that is called by one of its methods (`mock.save.apply(…)`) stands
 * under more of the library's own frames than a stack has room for: the user's, which are below them, are asked for then.
 */
export function atCallersLine<E extends Error>(error: E): E {
  const { stack } = error
  if (stack === undefined) return error
  const kept = withoutOwnLines(stack)
  error.stack = frameText(kept) === '' && frameText(stack) !== '' ? kept + framesBelow() : kept
  return error
}

function framesBelow(): string {
  const before = Error.stackTraceLimit
  Error.stackTraceLimit = 100
  const holder: { stack?: string } = {}
  Error.captureStackTrace(holder)
  Error.stackTraceLimit = before
  return frameText(withoutOwnLines(holder.stack ?? ''))
}
