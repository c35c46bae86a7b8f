import type { RunResult } from './block.ts'
import { expectOfBlock } from './expectation.ts'
import {
  callOn,
  defaultFailureException,
  type FailureClass,
  type FailureSettings,
  type MessageOption,
} from './failure.ts'
import type { InstanceOf } from './instance.ts'
import type { Logger, LogLevel } from './log-capture.ts'
import { assertLogging, type Logged, type LogOptions, type LogsBlock, type NoLogsBlock } from './logs.ts'
import { AssertRaises, type ErrorClasses, type Raised, type RaisesBlock } from './raises.ts'
import { AssertWarns, type Warned, type WarningKinds, type WarnsBlock } from './warns.ts'

/** The assertions about what happens in a block of code, and what a test case says about its failures. */
export class BlockAssertions implements FailureSettings {
  /** Whether `msg` is appended to the standard message, or replaces it. Default: `true`. */
  declare longMessage: boolean
  /** The longest diff in characters; a longer one is left out. Default: `null`, so that Vitest's own limits hold. */
  declare maxDiff: number | null
  /** The class of failures. Default: the one of Vitest. */
  declare failureException: FailureClass

  /**
   * The block throws an instance of `expected`, a class or several; another error passes through. With an asynchronous
   * block, or a promise, the result is a promise: await it. Without a block it is a context manager with `run(block)`.
   * @returns the error, as `exception`
   */
  assertRaises<const C extends ErrorClasses, Args extends unknown[], R>(
    expected: C,
    block: (...args: Args) => R,
    ...args: Args
  ): RunResult<Raised<InstanceOf<C>>, R>
  assertRaises<const C extends ErrorClasses>(
    expected: C,
    promise: PromiseLike<unknown>,
  ): Promise<Raised<InstanceOf<C>>>
  assertRaises<const C extends ErrorClasses>(expected: C, options?: MessageOption): RaisesBlock<InstanceOf<C>>
  assertRaises(expected: unknown, ...rest: unknown[]): unknown {
    return expectOfBlock(AssertRaises, callOn(this, this.assertRaises), expected, rest)
  }

  /** As `assertRaises`, and the message of the error has the pattern in it. */
  assertRaisesRegex<const C extends ErrorClasses, Args extends unknown[], R>(
    expected: C,
    pattern: string | RegExp,
    block: (...args: Args) => R,
    ...args: Args
  ): RunResult<Raised<InstanceOf<C>>, R>
  assertRaisesRegex<const C extends ErrorClasses>(
    expected: C,
    pattern: string | RegExp,
    promise: PromiseLike<unknown>,
  ): Promise<Raised<InstanceOf<C>>>
  assertRaisesRegex<const C extends ErrorClasses>(
    expected: C,
    pattern: string | RegExp,
    options?: MessageOption,
  ): RaisesBlock<InstanceOf<C>>
  assertRaisesRegex(expected: unknown, pattern: unknown, ...rest: unknown[]): unknown {
    return expectOfBlock(AssertRaises, callOn(this, this.assertRaisesRegex), expected, rest, { pattern })
  }

  /**
   * The block gives a process warning (`process.emitWarning`) of the kind: a name such as `'DeprecationWarning'`, a
   * class, or several; `'Warning'` is any. The warnings of that kind go no further. Forms as in `assertRaises`, and
   * `using`. What a synchronous block emits through a reference to `emitWarning` that was taken earlier comes too late
   * to be seen: make that block asynchronous.
   * @returns the first warning that matches, as `warning`, with `filename` and `lineno` of the line that gave it
   */
  assertWarns<Args extends unknown[], R>(
    expected: WarningKinds,
    block: (...args: Args) => R,
    ...args: Args
  ): RunResult<Warned, R>
  assertWarns(expected: WarningKinds, promise: PromiseLike<unknown>): Promise<Warned>
  assertWarns(expected: WarningKinds, options?: MessageOption): WarnsBlock
  assertWarns(expected: unknown, ...rest: unknown[]): unknown {
    return expectOfBlock(AssertWarns, callOn(this, this.assertWarns), expected, rest)
  }

  /** As `assertWarns`, and the message of the warning has the pattern in it. */
  assertWarnsRegex<Args extends unknown[], R>(
    expected: WarningKinds,
    pattern: string | RegExp,
    block: (...args: Args) => R,
    ...args: Args
  ): RunResult<Warned, R>
  assertWarnsRegex(
    expected: WarningKinds,
    pattern: string | RegExp,
    promise: PromiseLike<unknown>,
  ): Promise<Warned>
  assertWarnsRegex(expected: WarningKinds, pattern: string | RegExp, options?: MessageOption): WarnsBlock
  assertWarnsRegex(expected: unknown, pattern: unknown, ...rest: unknown[]): unknown {
    return expectOfBlock(AssertWarns, callOn(this, this.assertWarnsRegex), expected, rest, { pattern })
  }

  /**
   * The block logs at `level` (default `info`) or above on `logger`: an object with methods that are named by level
   * (`trace`, `debug`, `log`, `info`, `warn`, `error`, `fatal`), by default `console`. What counts is kept from the
   * log; what does not goes on to it. The block comes last, may be asynchronous, and may be left out for `using`.
   * @returns what was logged: `records`, and `output` with a line for each
   */
  assertLogs<R>(block: (logged: Logged) => R): RunResult<Logged, R>
  assertLogs<R>(options: LogOptions, block: (logged: Logged) => R): RunResult<Logged, R>
  assertLogs<R>(
    logger: Logger | undefined,
    level: LogLevel | undefined,
    block: (logged: Logged) => R,
  ): RunResult<Logged, R>
  assertLogs(options?: LogOptions): LogsBlock
  assertLogs(logger: Logger | undefined, level?: LogLevel): LogsBlock
  assertLogs(...rest: unknown[]): unknown {
    return assertLogging(callOn(this, this.assertLogs), rest)
  }

  /** The block logs nothing at `level` or above. Forms as in `assertLogs`. */
  assertNoLogs<R>(block: () => R): RunResult<undefined, R>
  assertNoLogs<R>(options: LogOptions, block: () => R): RunResult<undefined, R>
  assertNoLogs<R>(
    logger: Logger | undefined,
    level: LogLevel | undefined,
    block: () => R,
  ): RunResult<undefined, R>
  assertNoLogs(options?: LogOptions): NoLogsBlock
  assertNoLogs(logger: Logger | undefined, level?: LogLevel): NoLogsBlock
  assertNoLogs(...rest: unknown[]): unknown {
    return assertLogging(callOn(this, this.assertNoLogs), rest, { isForbidden: true })
  }
}

Object.assign(BlockAssertions.prototype, { longMessage: true, maxDiff: null })
// Looked up late, since the host is known when Vitest runs; a subclass sets its own with a class field or by assignment.
Object.defineProperty(BlockAssertions.prototype, 'failureException', {
  configurable: true,
  get: () => defaultFailureException(),
  set(this: object, value: FailureClass) {
    Object.defineProperty(this, 'failureException', {
      value,
      writable: true,
      configurable: true,
      enumerable: true,
    })
  },
})
