// Compiled twice: with standard decorators (tsconfig.json) and with TypeScript's own (tsconfig.legacy.json).
import {
  IsolatedAsyncioTestCase,
  TestCase,
  cache,
  cachedProperty,
  each,
  expectedFailure,
  lruCache,
  only,
  retry,
  schedules,
  singledispatchmethod,
  skip,
  skipIf,
  skipUnless,
  tags,
  timeout,
} from 'vitest-async-case'

/** Tells its instances by a type guard. */
class Whole {
  static [Symbol.hasInstance](value: unknown): value is number {
    return Number.isInteger(value)
  }
}

export class Report {
  price = 2

  @cachedProperty
  get total(): number {
    return this.price
  }

  @cachedProperty
  load(): Promise<string> {
    return Promise.resolve('')
  }

  @cachedProperty
  static get shared(): string {
    return ''
  }

  @lruCache
  one(item: string): number {
    return item.length
  }

  @lruCache({ maxsize: 3, typed: true })
  two(item: string, count: number): number {
    return item.length * count
  }

  @cache
  three(): void {}

  @singledispatchmethod
  describe(value: unknown, depth: number): string {
    return `${String(value)}${depth}`
  }

  @singledispatchmethod.register('describe', Number)
  describeNumber(value: number, depth: number): string {
    return value.toFixed(depth)
  }

  @singledispatchmethod.register('describe', String, Boolean, null)
  describeText(value: string | boolean | null, depth: number): string {
    return `${value}${depth}`
  }

  @singledispatchmethod.register('describe', Date, Array)
  describeList(value: Date | unknown[]): string {
    return String(value)
  }

  @singledispatchmethod.register('describe', Map, Set)
  describeSizes(value: Map<string, number> | Set<string>): string {
    return String(value.size)
  }

  @singledispatchmethod.register('describe', Array)
  describeTexts(value: string[]): string {
    return value.join()
  }

  @singledispatchmethod.register('describe', Function)
  describeFunction(value: (count: number) => string): string {
    return value(1)
  }

  @singledispatchmethod.register('describe', Whole)
  describeWhole(value: number): string {
    return value.toFixed()
  }

  // @ts-expect-error a list is no map
  @singledispatchmethod.register('describe', Array)
  describeWrongly(value: Map<string, number>): string {
    return String(value.size)
  }
}

@skip('old')
@tags('db', 'slow')
@timeout(50)
export class OldTest extends TestCase {
  @skip
  testA(): void {}

  @skip()
  async testB(): Promise<void> {}

  @skipIf(process.platform === 'win32', 'paths')
  @skipUnless(true, 'never')
  @expectedFailure
  @retry(2)
  @only
  testC(): void {}

  @each([[1, 2]])
  testD(_a: number, _b: number): void {}
}

@skip
@expectedFailure
export class OlderTest extends TestCase {}

@schedules(200)
export class RaceTest extends IsolatedAsyncioTestCase {
  @schedules({ runs: 50, seed: 2 })
  async testA(): Promise<void> {}

  @schedules({ replay: '3:1/2' })
  testB(): void {}

  // @ts-expect-error a number or an object
  @schedules('200')
  testC(): void {}

  // @ts-expect-error runs
  @schedules({ run: 50 })
  testD(): void {}

  // @ts-expect-error how many
  @schedules
  testE(): void {}
}

export class Misuse {
  // @ts-expect-error a field is not cached
  @cachedProperty
  field = 1

  // @ts-expect-error a method with parameters is not cached
  @cachedProperty
  method(item: string): number {
    return item.length
  }

  // @ts-expect-error a getter takes no arguments that lruCache could tell apart
  @lruCache
  get getter(): number {
    return 1
  }

  // @ts-expect-error there is no such option
  @lruCache({ size: 3 })
  sized(): void {}

  // @ts-expect-error cache has no options
  @cache({ maxsize: 3 })
  cached(): void {}

  // @ts-expect-error a getter does not dispatch
  @singledispatchmethod
  get dispatched(): number {
    return 1
  }

  // @ts-expect-error no type
  @singledispatchmethod.register('describe')
  untyped(_value: number): void {}

  // @ts-expect-error the dispatcher's name is missing
  @singledispatchmethod.register(Number)
  unnamed(_value: number): void {}

  // @ts-expect-error the method takes no number
  @singledispatchmethod.register('describe', Number)
  mistyped(_value: string): void {}

  // @ts-expect-error 5 is no type
  @singledispatchmethod.register('describe', 5)
  numbered(_value: number): void {}

  // @ts-expect-error a reason is a string
  @skip(5)
  testA(): void {}

  // @ts-expect-error the reason is missing
  @skipIf(true)
  testB(): void {}

  // @ts-expect-error a field is no test
  @skip('field')
  testC = (): void => {}

  // @ts-expect-error a getter is no test
  @expectedFailure
  get testD(): number {
    return 1
  }

  // @ts-expect-error retry wants a number
  @retry
  testE(): void {}

  // @ts-expect-error a tag is missing
  @tags()
  testF(): void {}
}

// @ts-expect-error each is for methods
@each([1])
export class EachTest {}

// @ts-expect-error a class is no property
@cachedProperty
export class CachedTest {}
