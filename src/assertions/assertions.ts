import {
  toleranceOf,
  verifyAlmostEqual,
  verifyNotAlmostEqual,
  type Measurable,
  type Tolerance,
} from './almost-equal.ts'
import type { AnyClass } from './any-class.ts'
import type { RunResult } from './block.ts'
import { verifyCountEqual } from './count-equal.ts'
import { verifyContainsSubset, verifyDictEqual } from './dict-equal.ts'
import { verifyEqual, verifyNotEqual } from './equality.ts'
import { expectOfBlock } from './expectation.ts'
import {
  callOf,
  defaultFailureException,
  failure,
  type FailureClass,
  type FailureSettings,
  type Message,
  type MessageOption,
} from './failure.ts'
import { verifyIsInstance, verifyNotIsInstance, type ClassOrClasses, type InstanceOf } from './instance.ts'
import type { Logger } from './log-capture.ts'
import type { LogLevel } from './log-level.ts'
import { assertLogging, type Logged, type LogOptions, type LogsBlock, type NoLogsBlock } from './logs.ts'
import { verifyIn, verifyNotIn, type Container } from './membership.ts'
import { greater, greaterEqual, less, lessEqual, verifyOrder, type Comparable } from './order.ts'
import { verifyNotRegex, verifyRegex } from './pattern.ts'
import { AssertRaises, type ErrorClasses, type Raised, type RaisesBlock } from './raises.ts'
import { verifySequenceEqual, verifySequencesOf } from './sequence-equal.ts'
import { verifySetEqual } from './set-equal.ts'
import { verifyMultiLineEqual } from './text-equal.ts'
import { verifyFalse, verifyIs, verifyIsNone, verifyIsNot, verifyIsNotNone, verifyTrue } from './truth.ts'
import { TypeEqualities, type EqualityFunction } from './type-equality.ts'
import { AssertWarns, type Warned, type WarningKinds, type WarnsBlock } from './warns.ts'

const equalities = new WeakMap<object, TypeEqualities>()

/**
 * The assertion methods of `unittest.TestCase`, by name and with its messages. Each is a call of Vitest's `expect`, so
 * that asymmetric matchers, custom testers, `expect.assertions` and the diffs work. `msg`, a string or `{ msg }`, is
 * appended to the message. Semantics: CPython 3.11; where a JavaScript value has no counterpart, each method says what holds.
 */
export class Assertions implements FailureSettings {
  /** Whether `msg` is appended to the standard message, or replaces it. Default: `true`. */
  declare longMessage: boolean
  /** The longest diff in characters; a longer one is left out. Default: `null`, so that Vitest's own limits hold. */
  declare maxDiff: number | null
  /** The class of failures. Default: the one of Vitest. */
  declare failureException: FailureClass

  /** Fails at once. */
  fail(msg?: Message): never {
    const text = typeof msg === 'object' ? msg.msg : msg
    throw failure(callOf(this, this.fail), text ?? 'failed')
  }

  /**
   * `first` equals `second`, recursively, as Vitest's `toEqual` compares. A comparison that `addTypeEqualityFunc`
   * registered for the class of both goes first.
   */
  assertEqual(first: unknown, second: unknown, msg?: Message): void {
    verifyEqual(callOf(this, this.assertEqual, msg), first, second, equalities.get(this))
  }

  /** `first` does not equal `second`, as `assertEqual` compares them. */
  assertNotEqual(first: unknown, second: unknown, msg?: Message): void {
    verifyNotEqual(callOf(this, this.assertNotEqual, msg), first, second)
  }

  /** `expr` is truthy, in JavaScript's sense: an empty array is. @throws PromiseIsAlwaysTrueError for a promise */
  assertTrue(expr: unknown, msg?: Message): asserts expr {
    verifyTrue(callOf(this, this.assertTrue, msg), expr)
  }

  /** `expr` is falsy, in JavaScript's sense. @throws PromiseIsAlwaysTrueError for a promise */
  assertFalse(expr: unknown, msg?: Message): void {
    verifyFalse(callOf(this, this.assertFalse, msg), expr)
  }

  /** The two are the same value, as `Object.is` tells. */
  assertIs<T>(first: unknown, second: T, msg?: Message): asserts first is T {
    verifyIs(callOf(this, this.assertIs, msg), first, second)
  }

  /** The two are different values, as `Object.is` tells. */
  assertIsNot(first: unknown, second: unknown, msg?: Message): void {
    verifyIsNot(callOf(this, this.assertIsNot, msg), first, second)
  }

  /** `value` is `null` or `undefined`: Python has one nothing, JavaScript two. */
  assertIsNone(value: unknown, msg?: Message): asserts value is null | undefined {
    verifyIsNone(callOf(this, this.assertIsNone, msg), value)
  }

  /** `value` is neither `null` nor `undefined`. */
  assertIsNotNone<T>(value: T, msg?: Message): asserts value is NonNullable<T> {
    verifyIsNotNone(callOf(this, this.assertIsNotNone, msg), value)
  }

  /**
   * `member` is in `container`: a part of a string, an element of an array, `Set` or iterable, a key of a `Map`, what an
   * object's `has()` says, or an object's own property. Elements and keys may be equal without being the same.
   * @throws NotAContainerError for anything else
   */
  assertIn(member: unknown, container: Container, msg?: Message): void {
    verifyIn(callOf(this, this.assertIn, msg), member, container)
  }

  /** `member` is not in `container`, in the sense of `assertIn`. @throws NotAContainerError */
  assertNotIn(member: unknown, container: Container, msg?: Message): void {
    verifyNotIn(callOf(this, this.assertNotIn, msg), member, container)
  }

  /**
   * `value` is an instance of the class, or of one of several. A primitive is an instance of its wrapper class.
   * @throws NotAClassError
   */
  assertIsInstance<const C extends ClassOrClasses>(
    value: unknown,
    type: C,
    msg?: Message,
  ): asserts value is InstanceOf<C> {
    verifyIsInstance(callOf(this, this.assertIsInstance, msg), value, type)
  }

  /** `value` is an instance of none of the classes. @throws NotAClassError */
  assertNotIsInstance(value: unknown, type: ClassOrClasses, msg?: Message): void {
    verifyNotIsInstance(callOf(this, this.assertNotIsInstance, msg), value, type)
  }

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
    return expectOfBlock(AssertRaises, callOf(this, this.assertRaises), expected, rest)
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
    return expectOfBlock(AssertRaises, callOf(this, this.assertRaisesRegex), expected, rest, { pattern })
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
    return expectOfBlock(AssertWarns, callOf(this, this.assertWarns), expected, rest)
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
    return expectOfBlock(AssertWarns, callOf(this, this.assertWarnsRegex), expected, rest, { pattern })
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
    return assertLogging(callOf(this, this.assertLogs), rest)
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
    return assertLogging(callOf(this, this.assertNoLogs), rest, { isForbidden: true })
  }

  /**
   * The difference of two numbers or dates rounds to zero at `places` decimal places (default 7), or is within `delta`
   * (for dates, milliseconds).
   * @throws ToleranceError @throws NotComparableError
   */
  assertAlmostEqual(first: Measurable, second: Measurable, places?: number | Tolerance, msg?: Message): void {
    const tolerance = toleranceOf(places)
    const call = callOf(this, this.assertAlmostEqual, msg ?? tolerance.msg)
    verifyAlmostEqual(call, first, second, tolerance)
  }

  /**
   * The difference of the two does not round to zero at `places`, or is greater than `delta`. Units as in
   * `assertAlmostEqual`.
   */
  assertNotAlmostEqual(
    first: Measurable,
    second: Measurable,
    places?: number | Tolerance,
    msg?: Message,
  ): void {
    const tolerance = toleranceOf(places)
    const call = callOf(this, this.assertNotAlmostEqual, msg ?? tolerance.msg)
    verifyNotAlmostEqual(call, first, second, tolerance)
  }

  /** `first > second`. @throws NotComparableError for values that have no order, such as a number and a string */
  assertGreater(first: Comparable, second: Comparable, msg?: Message): void {
    verifyOrder(callOf(this, this.assertGreater, msg), first, second, greater)
  }

  /** `first >= second`. @throws NotComparableError for values that have no order */
  assertGreaterEqual(first: Comparable, second: Comparable, msg?: Message): void {
    verifyOrder(callOf(this, this.assertGreaterEqual, msg), first, second, greaterEqual)
  }

  /** `first < second`. @throws NotComparableError for values that have no order */
  assertLess(first: Comparable, second: Comparable, msg?: Message): void {
    verifyOrder(callOf(this, this.assertLess, msg), first, second, less)
  }

  /** `first <= second`. @throws NotComparableError for values that have no order */
  assertLessEqual(first: Comparable, second: Comparable, msg?: Message): void {
    verifyOrder(callOf(this, this.assertLessEqual, msg), first, second, lessEqual)
  }

  /** The pattern, a `RegExp` or a string of one, is found in the text. */
  assertRegex(text: string, pattern: string | RegExp, msg?: Message): void {
    verifyRegex(callOf(this, this.assertRegex, msg), text, pattern)
  }

  /** The pattern, a `RegExp` or a string of one, is not found in the text. */
  assertNotRegex(text: string, pattern: string | RegExp, msg?: Message): void {
    verifyNotRegex(callOf(this, this.assertNotRegex, msg), text, pattern)
  }

  /** Two iterables have equal elements, each the same number of times, in any order. */
  assertCountEqual(first: Iterable<unknown>, second: Iterable<unknown>, msg?: Message): void {
    verifyCountEqual(callOf(this, this.assertCountEqual, msg), first, second)
  }

  /** Both are strings, and equal; the diff goes by lines. */
  assertMultiLineEqual(first: string, second: string, msg?: Message): void {
    verifyMultiLineEqual(callOf(this, this.assertMultiLineEqual, msg), first, second)
  }

  /** Two sequences (arrays, typed arrays, strings, anything with a length and indexed elements) have equal elements. */
  assertSequenceEqual(
    first: ArrayLike<unknown>,
    second: ArrayLike<unknown>,
    msg?: string | { readonly msg?: string; readonly seqType?: AnyClass },
  ): void {
    const type = typeof msg === 'object' ? msg.seqType : undefined
    const call = callOf(this, this.assertSequenceEqual, msg)
    if (type) verifySequencesOf(call, first, second, type)
    else verifySequenceEqual(call, first, second, 'sequence')
  }

  /** Both are arrays, with equal elements. */
  assertListEqual(first: readonly unknown[], second: readonly unknown[], msg?: Message): void {
    verifySequenceEqual(callOf(this, this.assertListEqual, msg), first, second, 'list')
  }

  /** As `assertListEqual`: a tuple is an array too. */
  assertTupleEqual(first: readonly unknown[], second: readonly unknown[], msg?: Message): void {
    verifySequenceEqual(callOf(this, this.assertTupleEqual, msg), first, second, 'tuple')
  }

  /** Both are sets, with equal members. */
  assertSetEqual(first: ReadonlySet<unknown>, second: ReadonlySet<unknown>, msg?: Message): void {
    verifySetEqual(callOf(this, this.assertSetEqual, msg), first, second)
  }

  /** Both are dictionaries, which are plain objects or `Map`s, with equal entries. */
  assertDictEqual(first: object, second: object, msg?: Message): void {
    verifyDictEqual(callOf(this, this.assertDictEqual, msg), first, second)
  }

  /** @deprecated unittest dropped it in 3.12. Use `expect(dictionary).toMatchObject(subset)`. */
  assertDictContainsSubset(subset: object, dictionary: object, msg?: Message): void {
    verifyContainsSubset(callOf(this, this.assertDictContainsSubset, msg), subset, dictionary)
  }

  /**
   * Registers a comparison that `assertEqual` uses in this test for two direct instances of `type`: a function that
   * throws when they differ, or the name of a method.
   * @throws TypeEqualityError
   */
  addTypeEqualityFunc<T>(type: AnyClass<T>, fn: EqualityFunction<T> | string): void {
    const own = equalities.get(this) ?? new TypeEqualities()
    own.add(type, fn, this)
    equalities.set(this, own)
  }
}

Object.assign(Assertions.prototype, { longMessage: true, maxDiff: null })
// Looked up late, since the host is known when Vitest runs; a subclass sets its own with a class field or by assignment.
Object.defineProperty(Assertions.prototype, 'failureException', {
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
