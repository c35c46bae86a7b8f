/** The levels of JavaScript's loggers, from the least to the most severe. `log` and `info` are the same severity. */
const severity = { trace: 5, debug: 10, log: 20, info: 20, warn: 30, error: 40, fatal: 50 } as const

/** The name of a level, least severe first: `trace`, `debug`, `log` and `info`, `warn`, `error`, `fatal`. */
export type LogLevel = keyof typeof severity

export const levels = Object.keys(severity) as LogLevel[]

export function isLevel(value: unknown): value is LogLevel {
  return typeof value === 'string' && Object.hasOwn(severity, value)
}

export function isAtLeast(level: LogLevel, least: LogLevel): boolean {
  return severity[level] >= severity[least]
}
