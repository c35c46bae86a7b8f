import { NotALoggerError, UnknownLogLevelError } from '../errors/index.ts'
import { isPlainObject, builtin, showValue } from '../internal/index.ts'
import { currentOwner } from '../ownership/index.ts'
import { AssertionBlock, refuseOtherOptions, type RunResult, type ThrownByBlock } from './block.ts'
import { failure, type AssertionCall } from './failure.ts'
import {
  isLogger,
  levels,
  startLogCapture,
  stopLogCapture,
  type LogCapture,
  type Logger,
  type LogLevel,
} from './log-capture.ts'
import { repr } from './repr.ts'

/** `log` and `info` are the same severity. */
const severity: Record<LogLevel, number> = {
  trace: 5,
  debug: 10,
  log: 20,
  info: 20,
  warn: 30,
  error: 40,
  fatal: 50,
}

/** One call of a logger. */
export interface LogRecord {
  /** How severe it is. */
  readonly level: LogLevel
  /** `console`, or the logger's own `category` (LogTape, log4js) or `name`; without any, that of its class. */
  readonly name: string
  /** The arguments as `console` formats them. */
  readonly message: string
  /** The arguments as they were given. */
  readonly args: readonly unknown[]
}

/** What was logged. */
export interface Logged {
  /** The calls of the logger that count, in order. */
  readonly records: readonly LogRecord[]
  /** Each record as one line: `INFO:console:listening on 8080`. */
  readonly output: readonly string[]
}

/** Which logger `assertLogs` and `assertNoLogs` listen to, and from which level on. */
export interface LogOptions {
  /** Default: the global `console`. */
  readonly logger?: Logger
  /** The least severe level that counts. Default: `info`. */
  readonly level?: LogLevel
}

/** What `assertLogs` is without a block: for `using`, a context manager, or `run(block)`. */
export interface LogsBlock extends Logged, Disposable {
  /** Begins to listen. */
  enter(): Logged
  /**
   * Ends the block and checks what was logged, unless the block threw `error`. Never swallows: the result is
   * `false`.
   */
  exit(error?: unknown): boolean
  /** Runs `block`, sync or async, as the block that is listened to. */
  run<R>(block: (logged: Logged) => R): RunResult<Logged, R>
}

/** What `assertNoLogs` is without a block. */
export interface NoLogsBlock extends Disposable {
  /** Begins to listen. */
  enter(): undefined
  /**
   * Ends the block and checks what was logged, unless the block threw `error`. Never swallows: the result is
   * `false`.
   */
  exit(error?: unknown): boolean
  /** Runs `block`, sync or async, as the block that is listened to. */
  run<R>(block: () => R): RunResult<undefined, R>
}

/** `assertLogs` and `assertNoLogs` with their arguments: options, or a logger and a level; and then the block. */
export function assertLogging(
  call: AssertionCall,
  rest: readonly unknown[],
  { isForbidden = false } = {},
): unknown {
  const last = rest.at(-1)
  const block = typeof last === 'function' && !isLogger(last) ? last : undefined
  const [first, level] = block ? rest.slice(0, -1) : rest
  const logs = new AssertLogs(call, optionsOf(call, first, level), isForbidden)
  return block ? logs.runCall(block, isForbidden ? [] : [logs]) : logs.withoutBlock()
}

/** As the user gave them, not checked yet. */
type GivenOptions = { readonly [Option in keyof LogOptions]: unknown }

function optionsOf({ method }: AssertionCall, first: unknown, level: unknown): GivenOptions {
  if (typeof first !== 'object' || first === null || isLogger(first)) return { logger: first, level }
  if (!isPlainObject(first)) throw new NotALoggerError(method.name, showValue(first))
  refuseOtherOptions(method, first, ['logger', 'level'])
  return first
}

class AssertLogs extends AssertionBlock<Logged | undefined> implements LogCapture {
  readonly logger: Logger
  readonly owner = currentOwner()
  readonly records: LogRecord[] = []
  readonly #level: LogLevel
  readonly #name: string
  readonly #isForbidden: boolean

  constructor(call: AssertionCall, options: GivenOptions, isForbidden: boolean) {
    super(call)
    const logger = options.logger ?? console
    const level = options.level ?? 'info'
    if (!isLogger(logger)) throw new NotALoggerError(call.method.name, showValue(logger))
    if (!isLevel(level)) throw new UnknownLogLevelError(call.method.name, showValue(level), levels)
    this.logger = logger
    this.#level = level
    this.#name = nameOfLogger(logger)
    this.#isForbidden = isForbidden
  }

  get output(): string[] {
    return this.records.map(({ level, name, message }) => `${level.toUpperCase()}:${name}:${message}`)
  }

  take(level: LogLevel, args: readonly unknown[]): boolean {
    const counts = severity[level] >= severity[this.#level]
    if (counts) this.records.push({ level, name: this.#name, message: formatted(args), args })
    return counts
  }

  protected value(): Logged | undefined {
    return this.#isForbidden ? undefined : this
  }

  protected begin(): void {
    startLogCapture(this)
  }

  protected override stop(): void {
    stopLogCapture(this)
  }

  protected end(thrown: ThrownByBlock | undefined): boolean {
    this.stop()
    if (thrown) return false
    const count = this.records.length
    if (this.#isForbidden && count > 0)
      throw failure(this.call, `Unexpected logs found: ${repr(this.output)}`)
    if (!this.#isForbidden && count === 0)
      throw failure(this.call, `no logs of level ${this.#level} or higher triggered on ${this.#name}`)
    return false
  }

  get [Symbol.dispose](): () => void {
    this.open()
    return () => void this.exit()
  }
}

function isLevel(value: unknown): value is LogLevel {
  return typeof value === 'string' && Object.hasOwn(severity, value)
}

function nameOfLogger(logger: Logger): string {
  if (logger === console) return 'console'
  const names: unknown[] = [nameOfCategory(Reflect.get(logger, 'category')), Reflect.get(logger, 'name')]
  const isName = (each: unknown): each is string => typeof each === 'string' && each !== ''
  return names.find(isName) ?? logger.constructor?.name ?? 'logger'
}

/** LogTape's categories are paths, log4js's are texts. The empty path is what Python calls root. */
function nameOfCategory(category: unknown): unknown {
  const isPath = Array.isArray(category) && category.every(part => typeof part === 'string')
  return isPath ? category.join('.') || 'root' : category
}

function formatted(args: readonly unknown[]): string {
  const util = builtin('node:util')
  if (util) return util.format(...args)
  return args.map(value => (typeof value === 'string' ? value : repr(value))).join(' ')
}
