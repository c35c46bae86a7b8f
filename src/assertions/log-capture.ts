import { shared } from '../internal/index.ts'
import { currentOwner, type Owner } from '../ownership/index.ts'

/** The levels of JavaScript's loggers, the least severe first. */
export const levels = ['trace', 'debug', 'log', 'info', 'warn', 'error', 'fatal'] as const

/** The name of a level, least severe first: `trace`, `debug`, `log` and `info`, `warn`, `error`, `fatal`. */
export type LogLevel = (typeof levels)[number]

/** An object with methods that are named by level: `console`, or a logger of pino, winston, log4js, loglevel … */
// oxlint-disable-next-line typescript/no-explicit-any -- loggers take what they like
export type Logger = { readonly [Level in LogLevel]?: (...args: any[]) => unknown }

/** One block that listens to a logger. */
export interface LogCapture {
  readonly logger: Logger
  /** The test that listens; what another test logs, which may run at the same time, is not for it. */
  readonly owner: Owner | undefined
  /** @returns whether it takes the call, which then goes no further */
  take(level: LogLevel, args: readonly unknown[]): boolean
}

type Method = (...args: unknown[]) => unknown

/** A logger that is being listened to: who listens, and which methods were replaced. */
interface Tap {
  readonly captures: LogCapture[]
  /** Set while a call is handed on: a logger's methods may call each other, and that is still one call. */
  isHandingOn: boolean
  readonly methods: { level: LogLevel; original: PropertyDescriptor | undefined; replacement: Method }[]
}

const taps = shared('logs', () => new Map<Logger, Tap>())

export function isLogger(value: unknown): value is Logger {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return false
  return levels.some(level => typeof Reflect.get(value, level) === 'function')
}

export function startLogCapture(capture: LogCapture): void {
  const { logger } = capture
  const tap = taps.get(logger) ?? tapOf(logger)
  taps.set(logger, tap)
  tap.captures.push(capture)
}

export function stopLogCapture(capture: LogCapture): void {
  const { logger } = capture
  const tap = taps.get(logger)
  if (!tap) return
  tap.captures.splice(tap.captures.indexOf(capture), 1)
  if (tap.captures.length > 0) return
  taps.delete(logger)
  for (const { level, original, replacement } of tap.methods) unpatch(logger, level, original, replacement)
}

function tapOf(logger: Logger): Tap {
  const tap: Tap = { captures: [], isHandingOn: false, methods: [] }
  for (const level of levels) {
    const method: Method | undefined = logger[level]
    if (typeof method !== 'function') continue
    const original = Object.getOwnPropertyDescriptor(logger, level)
    const replacement: Method = function (this: unknown, ...args) {
      if (tap.isHandingOn) return method.apply(this, args)
      return offerCall(tap, level, args) ? undefined : handOn(tap, () => method.apply(this, args))
    }
    Object.defineProperty(logger, level, {
      value: replacement,
      writable: true,
      configurable: true,
      enumerable: original?.enumerable ?? true,
    })
    tap.methods.push({ level, original, replacement })
  }
  return tap
}

function handOn(tap: Tap, call: () => unknown): unknown {
  tap.isHandingOn = true
  try {
    return call()
  } finally {
    tap.isHandingOn = false
  }
}

function offerCall(tap: Tap, level: LogLevel, args: readonly unknown[]): boolean {
  const owner = currentOwner()
  return tap.captures
    .toReversed()
    .some(capture => (owner?.kind !== 'test' || owner === capture.owner) && capture.take(level, args))
}

/** Someone may have put a spy on top meanwhile: then ours stays below it, and hands everything on. */
function unpatch(
  logger: Logger,
  level: LogLevel,
  original: PropertyDescriptor | undefined,
  replacement: Method,
): void {
  if (logger[level] !== replacement) return
  if (original) Object.defineProperty(logger, level, original)
  else Reflect.deleteProperty(logger, level)
}
