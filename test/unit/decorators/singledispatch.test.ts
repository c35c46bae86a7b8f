import { describe, expect, test } from 'vitest'
import vm from 'node:vm'
import {
  InvalidImplementationError,
  InvalidTypeError,
  MissingTypeError,
  singledispatch,
} from '../../../src/index.ts'

const named = (name: string) => () => name
const base = () => singledispatch((_value: unknown): string => 'default')

class Animal {}
class Dog extends Animal {}
class Puppy extends Dog {}

test('the primitives, null and undefined are told apart', () => {
  const show = base()
    .register(Number, named('number'))
    .register(String, named('string'))
    .register(Boolean, named('boolean'))
    .register(BigInt, named('bigint'))
    .register(Symbol, named('symbol'))
    .register(null, named('null'))
    .register(undefined, named('undefined'))
  const values = [1, NaN, 'a', true, 1n, Symbol.iterator, null, undefined, Object(1), {}]
  expect(values.map(value => show(value))).toEqual([
    'number',
    'number',
    'string',
    'boolean',
    'bigint',
    'symbol',
    'null',
    'undefined',
    'number',
    'default',
  ])
})

test('the nearest class of the prototype chain wins, in whatever order they were registered', () => {
  const show = base()
    .register(Dog, named('dog'))
    .register(Object, named('object'))
    .register(Animal, named('animal'))
  expect([new Puppy(), new Dog(), new Animal(), [], 5].map(value => show(value))).toEqual([
    'dog',
    'dog',
    'animal',
    'object',
    'default',
  ])
})

test('Array, Function and objects without a prototype', () => {
  const show = base()
    .register(Array, named('array'))
    .register(Function, named('function'))
    .register(Object, named('object'))
  const values = [[], async () => {}, class {}, {}, Object.create(null)]
  expect(values.map(value => show(value))).toEqual(['array', 'function', 'function', 'object', 'default'])
})

test('arrays and functions of another realm are arrays and functions', () => {
  const show = base().register(Array, named('array')).register(Function, named('function'))
  expect([show(vm.runInNewContext('[]')), show(vm.runInNewContext('() => 1'))]).toEqual(['array', 'function'])
})

test('types with Symbol.hasInstance come last, in order of registration, and are asked for each value', () => {
  const even = { [Symbol.hasInstance]: (value: unknown) => typeof value === 'number' && value % 2 === 0 }
  class Sized {
    static [Symbol.hasInstance](value: unknown): value is { size: number } {
      return typeof value === 'object' && value !== null && 'size' in value
    }
  }
  class Any {
    static [Symbol.hasInstance](): boolean {
      return true
    }
  }
  const show = base()
    .register(even, named('even'))
    .register(Sized, named('sized'))
    .register(Any, named('any'))
    .register(Map, named('map'))
  expect([2, 3, new Set(), new Map(), 'a'].map(value => show(value))).toEqual([
    'even',
    'any',
    'sized',
    'map',
    'any',
  ])
  expect(show.dispatch(Set)(0)).toBe('sized')
})

test('several types share one implementation, and a later registration replaces one of them', () => {
  const show = base().register(Number, BigInt, named('numeric'))
  expect([show(1), show(1n)]).toEqual(['numeric', 'numeric'])
  show.register(BigInt, named('big'))
  expect([show(1), show(1n)]).toEqual(['numeric', 'big'])
})

test('a type registered after a call is found by the next one', () => {
  const show = base().register(Animal, named('animal'))
  const puppy = new Puppy()
  expect(show(puppy)).toBe('animal')
  show.register(Dog, named('dog'))
  expect(show(puppy)).toBe('dog')
})

test('more types than the fast memory holds', () => {
  const classes = Array.from({ length: 40 }, () => class {})
  const show = base()
  for (const [index, type] of classes.entries()) show.register(type, named(`type ${index}`))
  const ask = () => classes.map(type => show(new type()))
  expect(ask()).toEqual(classes.map((_, index) => `type ${index}`))
  expect(ask()).toEqual(ask())
})

test('a prototype that carries the constructor of another class is told from it', () => {
  function Old() {}
  Old.prototype = Object.create(Animal.prototype)
  const show = base()
    .register(Animal, named('animal'))
    .register(Old as never, named('old'))
  const old = Reflect.construct(Old, [])
  expect([new Animal(), old, new Animal(), old].map(value => show(value))).toEqual([
    'animal',
    'old',
    'animal',
    'old',
  ])
})

test.each(['number', 'string', 'boolean', 'bigint'])(
  'an object that wraps a %s tells nothing of it',
  kind => {
    const value = [1, 'text', true, 1n].find(one => typeof one === kind)
    const dispatching = singledispatch((_value: unknown) => 'default').register(Object, () => 'object')
    expect([dispatching(Object(value)), dispatching(value)]).toEqual(['object', 'default'])
  },
)

test('dispatch says which implementation would run', () => {
  const number = named('number')
  const animal = named('animal')
  const fallback = (_value: unknown) => 'default'
  const show = singledispatch(fallback)
    .register(Number, number)
    .register(Animal, animal)
    .register(Object, named('object'))
  expect(show.dispatch(Number)).toBe(number)
  expect(show.dispatch(Puppy)).toBe(animal)
  expect(show.dispatch(Date)(0 as never)).toBe('object')
  expect(show.dispatch(String)).toBe(fallback)
  expect(show.dispatch(null)).toBe(fallback)
})

test('registry lists the types in order, as a copy', () => {
  const [number, text] = [named('number'), named('text')]
  const show = base().register(Number, number).register(String, null, text)
  expect([...show.registry]).toEqual([
    [Number, number],
    [String, text],
    [null, text],
  ])
  ;(show.registry as Map<unknown, unknown>).clear()
  expect(show.registry.size).toBe(3)
})

test('this and all further arguments reach the implementation', () => {
  const show = singledispatch(function (this: unknown, _value: unknown, ..._rest: number[]): unknown[] {
    return []
  }).register(String, function (this: unknown, value, ...rest) {
    return [this, value, ...rest]
  })
  const self = {}
  expect(show.call(self, 'a', 1, 2, 3, 4)).toEqual([self, 'a', 1, 2, 3, 4])
})

test('the function keeps the name and length of the default', () => {
  const area = singledispatch(function area(_shape: unknown, _unit: string) {
    return 0
  })
  expect([area.name, area.length]).toEqual(['area', 2])
})

describe('misuse', () => {
  const types =
    'a class, an object with Symbol.hasInstance, null, undefined, or one of Number, String, Boolean, BigInt, Symbol, Function, Array, Object'

  test.each([
    [5, '5'],
    ['Number', '"Number"'],
    [{}, 'a plain object'],
    [() => 1, 'function (anonymous)'],
  ])('%s is no type', (type, given) => {
    const error = new InvalidTypeError('singledispatch.register', given)
    expect(() => base().register(type as never, named('x'))).toThrow(error)
    expect(error.message).toBe(`singledispatch.register got ${given} as a type. Give ${types}.`)
  })

  test('a missing type is refused', () => {
    const error = new MissingTypeError('singledispatch.register', 'singledispatch.register(Number, fn)')
    // @ts-expect-error no type
    expect(() => base().register(named('x'))).toThrow(error)
    expect(error.message).toBe(
      'singledispatch.register got no type to dispatch on. Name one or more, as in singledispatch.register(Number, fn).',
    )
  })

  test('an implementation that is no function is refused', () => {
    const error = new InvalidImplementationError('singledispatch.register', '5')
    // @ts-expect-error no function
    expect(() => base().register(Number, 5)).toThrow(error)
    expect(error.message).toBe('singledispatch.register got 5 as the implementation. Give a function.')
    // @ts-expect-error no function
    expect(() => singledispatch({})).toThrow(
      new InvalidImplementationError('singledispatch', 'a plain object'),
    )
  })
})

test('a value whose constructor cannot be asked is told by its prototype', () => {
  class Locked {}
  class Own extends Dog {}
  for (const { prototype } of [Locked, Own])
    Object.defineProperty(prototype, 'constructor', {
      get() {
        throw new Error('not to be asked')
      },
    })
  const show = base().register(Locked, named('locked')).register(Dog, named('dog'))
  const others = base().register(Dog, named('dog'))
  const values = [new Own(), new Locked(), new Puppy(), new Own(), new Locked()]
  expect(values.map(value => show(value))).toEqual(['dog', 'locked', 'dog', 'dog', 'locked'])
  expect(values.map(value => others(value))).toEqual(['dog', 'default', 'dog', 'dog', 'default'])
})

test("a proxy that throws for its constructor does not take the next value's place", () => {
  const hostile = new Proxy(new Animal(), {
    get() {
      throw new Error('not to be asked')
    },
  })
  const show = base().register(Animal, named('animal')).register(Dog, named('dog'))
  expect([hostile, new Dog(), hostile, new Animal()].map(value => show(value))).toEqual([
    'animal',
    'dog',
    'animal',
    'animal',
  ])
})

test('a value that hides its class runs the default implementation', () => {
  const revoked = [Proxy.revocable({}, {}), Proxy.revocable(() => {}, {})]
  for (const { revoke } of revoked) revoke()
  const hiding = new Proxy(new Animal(), {
    getPrototypeOf() {
      throw new Error('not to be asked')
    },
  })
  const show = base().register(Object, named('object')).register(Function, named('function'))
  const values = [hiding, ...revoked.map(({ proxy }) => proxy)]
  expect(values.map(value => show(value))).toEqual(['default', 'default', 'default'])
})
