import { expectTypeOf } from 'expect-type'
import {
  cachedProperty,
  lruCache,
  singledispatch,
  singledispatchmethod,
  skip,
  skipIf,
  type CachedFunction,
} from 'vitest-async-case'

class Circle {
  radius = 1
}
class Square {
  side = 1
}

// What callers see is the union of what was registered.
const area = singledispatch((shape: never, _unit: string): number => shape)
  .register(Circle, (circle, unit) => {
    expectTypeOf(circle).toEqualTypeOf<Circle>()
    expectTypeOf(unit).toEqualTypeOf<string>()
    return circle.radius
  })
  .register(Square, null, square => {
    expectTypeOf(square).toEqualTypeOf<Square | null>()
    return square === null ? 'none' : square.side
  })
expectTypeOf(area).toBeCallableWith(new Circle(), 'm')
expectTypeOf(area).toBeCallableWith(null, 'm')
expectTypeOf(area(new Square(), 'm')).toEqualTypeOf<number | string>()
// @ts-expect-error nothing takes a string
area('circle', 'm')
// @ts-expect-error the unit is missing
area(new Circle())
// @ts-expect-error the implementation takes another type
area.register(Date, (value: string) => value.length)
// @ts-expect-error no implementation
area.register(Date)
// @ts-expect-error no type
area.register((value: Date) => value.getTime())

const guarded = singledispatch((_value: unknown): number => 0).register(
  { [Symbol.hasInstance]: (value: unknown): value is { size: number } => value instanceof Map },
  sized => sized.size,
)
expectTypeOf(guarded).parameter(0).toBeUnknown()

class Whole {
  static [Symbol.hasInstance](value: unknown): value is number {
    return Number.isInteger(value)
  }
}
singledispatch((_value: unknown): number => 0).register(Whole, whole => whole * 2)

// A cached function is the function, with its controls.
const cached = lruCache({ maxsize: 2 })((item: string, count?: number) => item.length + (count ?? 0))
expectTypeOf(cached).toEqualTypeOf<CachedFunction<(item: string, count?: number) => number>>()
expectTypeOf(cached('a')).toEqualTypeOf<number>()
expectTypeOf(cached.cacheInfo().maxsize).toEqualTypeOf<number | null>()
// @ts-expect-error a number is no item
cached(5)
// @ts-expect-error a size is a number
lruCache({ maxsize: '3' })

// The plain form knows the names of the members.
class Report {
  price = 1
  get total(): number {
    return this.price
  }
  describe(value: unknown, depth: number): string {
    return `${String(value)}${depth}`
  }
  testSlow(): void {}
}
cachedProperty.define(Report.prototype, 'total')
// @ts-expect-error there is no such member
cachedProperty.define(Report.prototype, 'totl')
skip.define(Report, 'reason')
skip.define(Report.prototype, 'testSlow', 'reason')
// @ts-expect-error a field is no method
skip.define(Report.prototype, 'price', 'reason')
// @ts-expect-error the reason is missing
skipIf.define(Report.prototype, 'testSlow', true)
singledispatchmethod.define(Report.prototype, 'describe').register(Number, String, function (value, depth) {
  expectTypeOf(this).toEqualTypeOf<Report>()
  expectTypeOf(value).toEqualTypeOf<number | string>()
  expectTypeOf(depth).toEqualTypeOf<number>()
  return String(value)
})
const describing = singledispatchmethod.of(Report.prototype, 'describe')
// @ts-expect-error the second parameter is a number
describing.register(Number, (_value: number, depth: string) => depth)
