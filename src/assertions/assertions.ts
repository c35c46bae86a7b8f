import {
  toleranceOf,
  verifyAlmostEqual,
  verifyNotAlmostEqual,
  type Measurable,
  type Tolerance,
} from './almost-equal.ts'
import { BlockAssertions } from './block-assertions.ts'
import { verifyCountEqual } from './count-equal.ts'
import { verifyContainsSubset, verifyDictEqual } from './dict-equal.ts'
import { verifyEqual, verifyMultiLineEqual, verifyNotEqual } from './equality.ts'
import { callOn, failure, type Message } from './failure.ts'
import {
  verifyIsInstance,
  verifyNotIsInstance,
  type AnyClass,
  type ClassOrClasses,
  type InstanceOf,
} from './instance.ts'
import { verifyIn, verifyNotIn, type Container } from './membership.ts'
import { greater, greaterEqual, less, lessEqual, verifyOrder, type Comparable } from './order.ts'
import { verifyNotRegex, verifyRegex } from './pattern.ts'
import { verifySequenceEqual, verifySequencesOf } from './sequence-equal.ts'
import { verifySetEqual } from './set-equal.ts'
import { verifyFalse, verifyIs, verifyIsNone, verifyIsNot, verifyIsNotNone, verifyTrue } from './truth.ts'
import { TypeEqualities, type EqualityFunction } from './type-equality.ts'

// state of this copy: a test case is an instance of this copy's class
const equalities = new WeakMap<object, TypeEqualities>()

/**
 * The assertion methods of `unittest.TestCase`, by name and with its messages. Each is a call of Vitest's `expect`, so
 * that asymmetric matchers, custom testers, `expect.assertions` and the diffs work. `msg`, a string or `{ msg }`, is
 * appended to the message. Semantics: CPython 3.11; where a JavaScript value has no counterpart, each method says what holds.
 */
export class Assertions extends BlockAssertions {
  /** Fails at once. */
  fail(msg?: Message): never {
    const text = typeof msg === 'object' ? msg.msg : msg
    throw failure(callOn(this, this.fail), text ?? 'failed')
  }

  /**
   * `first` equals `second`, recursively, as Vitest's `toEqual` compares. A comparison that `addTypeEqualityFunc`
   * registered for the class of both goes first.
   * @throws PromiseComparedError for two promises, which would always be equal
   */
  assertEqual(first: unknown, second: unknown, msg?: Message): void {
    verifyEqual(callOn(this, this.assertEqual, msg), first, second, equalities.get(this))
  }

  /**
   * `first` does not equal `second`, as `assertEqual` compares them.
   * @throws PromiseComparedError for a promise and a value, which would never be
   */
  assertNotEqual(first: unknown, second: unknown, msg?: Message): void {
    verifyNotEqual(callOn(this, this.assertNotEqual, msg), first, second)
  }

  /** `expr` is truthy, in JavaScript's sense: an empty array is. @throws PromiseIsAlwaysTrueError for a promise */
  assertTrue(expr: unknown, msg?: Message): asserts expr {
    verifyTrue(callOn(this, this.assertTrue, msg), expr)
  }

  /** `expr` is falsy, in JavaScript's sense. @throws PromiseIsAlwaysTrueError for a promise */
  assertFalse(expr: unknown, msg?: Message): void {
    verifyFalse(callOn(this, this.assertFalse, msg), expr)
  }

  /** The two are the same value, as `Object.is` tells. */
  assertIs<T>(first: unknown, second: T, msg?: Message): asserts first is T {
    verifyIs(callOn(this, this.assertIs, msg), first, second)
  }

  /** The two are different values, as `Object.is` tells. */
  assertIsNot(first: unknown, second: unknown, msg?: Message): void {
    verifyIsNot(callOn(this, this.assertIsNot, msg), first, second)
  }

  /** `value` is `null` or `undefined`: Python has one nothing, JavaScript two. */
  assertIsNone(value: unknown, msg?: Message): asserts value is null | undefined {
    verifyIsNone(callOn(this, this.assertIsNone, msg), value)
  }

  /** `value` is neither `null` nor `undefined`. */
  assertIsNotNone<T>(value: T, msg?: Message): asserts value is NonNullable<T> {
    verifyIsNotNone(callOn(this, this.assertIsNotNone, msg), value)
  }

  /**
   * `member` is in `container`: a part of a string, an element of an array, `Set` or iterable, a key of a `Map`, what an
   * object's `has()` says, or an object's own property. Elements and keys may be equal without being the same.
   * @throws NotAContainerError for anything else
   */
  assertIn(member: unknown, container: Container, msg?: Message): void {
    verifyIn(callOn(this, this.assertIn, msg), member, container)
  }

  /** `member` is not in `container`, in the sense of `assertIn`. @throws NotAContainerError */
  assertNotIn(member: unknown, container: Container, msg?: Message): void {
    verifyNotIn(callOn(this, this.assertNotIn, msg), member, container)
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
    verifyIsInstance(callOn(this, this.assertIsInstance, msg), value, type)
  }

  /** `value` is an instance of none of the classes. @throws NotAClassError */
  assertNotIsInstance(value: unknown, type: ClassOrClasses, msg?: Message): void {
    verifyNotIsInstance(callOn(this, this.assertNotIsInstance, msg), value, type)
  }

  /**
   * The difference of two numbers or dates rounds to zero at `places` decimal places (default 7), or is within `delta`
   * (for dates, milliseconds).
   * @throws ToleranceError @throws NotComparableError
   */
  assertAlmostEqual(first: Measurable, second: Measurable, places?: number | Tolerance, msg?: Message): void {
    const tolerance = toleranceOf(places)
    const call = callOn(this, this.assertAlmostEqual, msg ?? tolerance.msg)
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
    const call = callOn(this, this.assertNotAlmostEqual, msg ?? tolerance.msg)
    verifyNotAlmostEqual(call, first, second, tolerance)
  }

  /** `first > second`. @throws NotComparableError for values that have no order, such as a number and a string */
  assertGreater(first: Comparable, second: Comparable, msg?: Message): void {
    verifyOrder(callOn(this, this.assertGreater, msg), first, second, greater)
  }

  /** `first >= second`. @throws NotComparableError for values that have no order */
  assertGreaterEqual(first: Comparable, second: Comparable, msg?: Message): void {
    verifyOrder(callOn(this, this.assertGreaterEqual, msg), first, second, greaterEqual)
  }

  /** `first < second`. @throws NotComparableError for values that have no order */
  assertLess(first: Comparable, second: Comparable, msg?: Message): void {
    verifyOrder(callOn(this, this.assertLess, msg), first, second, less)
  }

  /** `first <= second`. @throws NotComparableError for values that have no order */
  assertLessEqual(first: Comparable, second: Comparable, msg?: Message): void {
    verifyOrder(callOn(this, this.assertLessEqual, msg), first, second, lessEqual)
  }

  /** The pattern, a `RegExp` or a string of one, is found in the text. */
  assertRegex(text: string, pattern: string | RegExp, msg?: Message): void {
    verifyRegex(callOn(this, this.assertRegex, msg), text, pattern)
  }

  /** The pattern, a `RegExp` or a string of one, is not found in the text. */
  assertNotRegex(text: string, pattern: string | RegExp, msg?: Message): void {
    verifyNotRegex(callOn(this, this.assertNotRegex, msg), text, pattern)
  }

  /** Two iterables have equal elements, each the same number of times, in any order. */
  assertCountEqual(first: Iterable<unknown>, second: Iterable<unknown>, msg?: Message): void {
    verifyCountEqual(callOn(this, this.assertCountEqual, msg), first, second)
  }

  /** Both are strings, and equal; the diff goes by lines. */
  assertMultiLineEqual(first: string, second: string, msg?: Message): void {
    verifyMultiLineEqual(callOn(this, this.assertMultiLineEqual, msg), first, second)
  }

  /** Two sequences (arrays, typed arrays, strings, anything with a length and indexed elements) have equal elements. */
  assertSequenceEqual(
    first: ArrayLike<unknown>,
    second: ArrayLike<unknown>,
    msg?: string | { readonly msg?: string; readonly seqType?: AnyClass },
  ): void {
    const type = typeof msg === 'object' ? msg.seqType : undefined
    const call = callOn(this, this.assertSequenceEqual, msg)
    if (type) verifySequencesOf(call, first, second, type)
    else verifySequenceEqual(call, first, second, 'sequence')
  }

  /** Both are arrays, with equal elements. */
  assertListEqual(first: readonly unknown[], second: readonly unknown[], msg?: Message): void {
    verifySequenceEqual(callOn(this, this.assertListEqual, msg), first, second, 'list')
  }

  /** As `assertListEqual`: a tuple is an array too. */
  assertTupleEqual(first: readonly unknown[], second: readonly unknown[], msg?: Message): void {
    verifySequenceEqual(callOn(this, this.assertTupleEqual, msg), first, second, 'tuple')
  }

  /** Both are sets, with equal members. */
  assertSetEqual(first: ReadonlySet<unknown>, second: ReadonlySet<unknown>, msg?: Message): void {
    verifySetEqual(callOn(this, this.assertSetEqual, msg), first, second)
  }

  /** Both are dictionaries, which are plain objects or `Map`s, with equal entries. */
  assertDictEqual(first: object, second: object, msg?: Message): void {
    verifyDictEqual(callOn(this, this.assertDictEqual, msg), first, second)
  }

  /** @deprecated unittest dropped it in 3.12. Use `expect(dictionary).toMatchObject(subset)`. */
  assertDictContainsSubset(subset: object, dictionary: object, msg?: Message): void {
    verifyContainsSubset(callOn(this, this.assertDictContainsSubset, msg), subset, dictionary)
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
