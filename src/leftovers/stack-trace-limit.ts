import { noChanges, type Look } from './change.ts'

export function lookAtStackTraceLimit(): Look {
  const before = Error.stackTraceLimit
  return () => {
    const { stackTraceLimit } = Error
    if (stackTraceLimit === before) return noChanges
    const putBack = () => void (Error.stackTraceLimit = before)
    return [
      {
        kind: 'stack trace limit',
        name: undefined,
        change: `now ${stackTraceLimit}, before ${before}`,
        remedy: `Error.stackTraceLimit = ${before}`,
        putBack,
      },
    ]
  }
}
