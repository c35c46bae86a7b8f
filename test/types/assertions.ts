// What must and must not compile about the assertion methods. Nothing here runs.
import { expectTypeOf } from 'expect-type'
import { TestCase, type Logged, type Raised, type Warned } from 'vitest-async-case'

class NotFound extends Error {
  readonly status = 404
}
class Denied extends Error {
  readonly user = 'root'
}
abstract class Shape {
  abstract area(): number
}

declare function anything(): unknown
declare function maybe(): string | undefined | null
declare function shape(): Shape | string

export class Narrowing extends TestCase {
  testIsInstance(): void {
    const value = anything()
    this.assertIsInstance(value, NotFound)
    expectTypeOf(value).toEqualTypeOf<NotFound>()
  }

  testIsInstanceOfSeveral(): void {
    const value = anything()
    this.assertIsInstance(value, [NotFound, Denied])
    expectTypeOf(value).toEqualTypeOf<NotFound | Denied>()
  }

  testIsInstanceOfAnAbstractClass(): void {
    const value = shape()
    this.assertIsInstance(value, Shape)
    expectTypeOf(value).toEqualTypeOf<Shape>()
  }

  testIsInstanceOfAPrimitive(): void {
    const text = anything()
    this.assertIsInstance(text, String)
    expectTypeOf(text).toEqualTypeOf<string>()
    const big = anything()
    this.assertIsInstance(big, [BigInt, Number])
    expectTypeOf(big).toEqualTypeOf<bigint | number>()
  }

  testNone(): void {
    const value = maybe()
    this.assertIsNotNone(value)
    expectTypeOf(value).toEqualTypeOf<string>()
    const other = maybe()
    this.assertIsNone(other)
    expectTypeOf(other).toEqualTypeOf<undefined | null>()
  }

  testTrue(): void {
    const value = maybe()
    this.assertTrue(value !== null)
    expectTypeOf(value).toEqualTypeOf<string | undefined>()
    this.assertTrue(typeof value === 'string', 'with a message')
    expectTypeOf(value).toEqualTypeOf<string>()
  }

  testIs(): void {
    const value = maybe()
    this.assertIs(value, 'a' as const)
    expectTypeOf(value).toEqualTypeOf<'a'>()
  }
}

export class Blocks extends TestCase {
  testRaises(): void {
    const raised = this.assertRaises(NotFound, () => {
      throw new NotFound()
    })
    expectTypeOf(raised).toEqualTypeOf<Raised<NotFound>>()
    expectTypeOf(raised.exception.status).toEqualTypeOf<number>()
  }

  testRaisesSeveral(): void {
    const raised = this.assertRaises([NotFound, Denied], () => {})
    expectTypeOf(raised.exception).toEqualTypeOf<NotFound | Denied>()
  }

  testRaisesWithAnyResult(): void {
    expectTypeOf(this.assertRaises(SyntaxError, JSON.parse, '{')).toEqualTypeOf<Raised<SyntaxError>>()
  }

  testRaisesWithArguments(): void {
    const half = (value: number): number => value / 2
    this.assertRaises(Error, half, 1)
    // @ts-expect-error -- the arguments are the function's
    this.assertRaises(Error, half, 'one')
    // @ts-expect-error -- one is missing
    this.assertRaises(Error, half)
  }

  async testRaisesAsync(): Promise<void> {
    const raised = this.assertRaises(NotFound, async () => {})
    expectTypeOf(raised).toEqualTypeOf<Promise<Raised<NotFound>>>()
    const ofPromise = this.assertRaisesRegex(NotFound, /no/, Promise.resolve())
    expectTypeOf(ofPromise).toEqualTypeOf<Promise<Raised<NotFound>>>()
    await Promise.all([raised, ofPromise])
  }

  testRaisesWithoutABlock(): void {
    const context = this.assertRaises(NotFound, { msg: 'why' })
    expectTypeOf(context.run(() => {})).toEqualTypeOf<Raised<NotFound>>()
    expectTypeOf(context.run(async () => {})).toEqualTypeOf<Promise<Raised<NotFound>>>()
    // @ts-expect-error -- using cannot catch
    using _context = this.assertRaises(NotFound)
  }

  testRaisesMisuse(): void {
    // @ts-expect-error -- an instance is no class
    this.assertRaises(new Error('x'), () => {})
    // @ts-expect-error -- a pattern belongs to assertRaisesRegex
    this.assertRaises(/x/, () => {})
    // @ts-expect-error -- the pattern is missing
    this.assertRaisesRegex(Error, () => {})
  }

  testWarns(): void {
    expectTypeOf(this.assertWarns('DeprecationWarning', () => {})).toEqualTypeOf<Warned>()
    expectTypeOf(this.assertWarns([NotFound, 'X'], async () => {})).toEqualTypeOf<Promise<Warned>>()
    using warned = this.assertWarnsRegex('DeprecationWarning', 'x')
    expectTypeOf(warned.warning.message).toEqualTypeOf<string>()
    // @ts-expect-error -- not a class of errors
    this.assertWarns(Map, () => {})
  }

  testLogs(): void {
    expectTypeOf(this.assertLogs(() => {})).toEqualTypeOf<Logged>()
    expectTypeOf(this.assertLogs({ level: 'warn' }, async () => {})).toEqualTypeOf<Promise<Logged>>()
    expectTypeOf(this.assertLogs(console, 'error', ({ output }) => output.length)).toEqualTypeOf<Logged>()
    expectTypeOf(this.assertNoLogs(() => {})).toEqualTypeOf<undefined>()
    using logged = this.assertLogs({ logger: console })
    expectTypeOf(logged.output).toEqualTypeOf<readonly string[]>()
    // @ts-expect-error -- Python's name of the level
    this.assertLogs({ level: 'WARNING' })
    // @ts-expect-error -- loggers have no names here
    this.assertLogs('app')
  }
}

export class Values extends TestCase {
  override longMessage = false
  override maxDiff = 500
  override failureException = NotFound

  testMessages(): void {
    this.assertEqual(1, 1, 'text')
    this.assertEqual(1, 1, { msg: 'text' })
    // @ts-expect-error -- a message is text
    this.assertEqual(1, 1, 5)
  }

  testKinds(): void {
    this.assertListEqual([1] as const, [1])
    this.assertSetEqual(new Set([1]), new Set<unknown>())
    this.assertAlmostEqual(1, 2, { places: 3 })
    this.assertAlmostEqual(new Date(), new Date(), { delta: 5 })
    this.assertGreater('b', 'a')
    this.assertIn('a', { a: 1 })
    this.addTypeEqualityFunc(NotFound, (first, second) => this.assertEqual(first.status, second.status))
    // @ts-expect-error -- no list
    this.assertListEqual('ab', ['a', 'b'])
    // @ts-expect-error -- no number
    this.assertAlmostEqual('1', 2)
    // @ts-expect-error -- no class
    this.assertIsInstance(1, 'number')
    // @ts-expect-error -- a pattern
    this.assertRegex('a', 5)
    // @ts-expect-error -- nothing to look in
    this.assertIn(1, 5)
  }

  testNever(): void {
    const fail = (): never => this.fail('always')
    expectTypeOf(fail).returns.toEqualTypeOf<never>()
  }
}
