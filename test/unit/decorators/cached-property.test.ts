import { describe, expect, test } from 'vitest'
import {
  CachedMethodParametersError,
  DecoratedAccessorError,
  DecoratedClassError,
  DecoratedFieldError,
  DecoratedSetterError,
  NotCacheableError,
  PrivateMemberError,
  cachedProperty,
} from '../../../src/index.ts'
import { compile, standardWays, ways } from './ways.ts'

const takes = 'a getter or a method without parameters'
const report = `class Report { price = 2; runs = 0
  @cachedProperty get total() { this.runs++; return this.price * 10 } }`

describe.each(ways)('a getter, lowered by %s', way => {
  test('the first read runs it and stores an own property', () => {
    const object = compile(way, report, 'new Report()')
    expect(Object.hasOwn(object, 'total')).toBe(false)
    expect([object.total, object.total, object.runs]).toEqual([20, 20, 1])
    expect(Object.getOwnPropertyDescriptor(object, 'total')).toEqual({
      value: 20,
      writable: true,
      configurable: true,
      enumerable: false,
    })
  })

  test('assignment replaces the value without a call, before the first read and after it', () => {
    const [first, second] = compile(way, report, '[new Report(), new Report()]')
    first.total = 5
    void second.total
    second.total = 6
    expect([first.total, first.runs, second.total, second.runs]).toEqual([5, 0, 6, 1])
  })

  test('a setter of the class gives way: assignment stores the value', () => {
    const source = `class A { @cachedProperty get x() { return 1 } set x(value) { throw new Error('called') } }`
    const object = compile(way, source, 'new A()')
    object.x = 5
    expect(object.x).toBe(5)
  })

  test('delete forgets the value', () => {
    const object = compile(way, report, 'new Report()')
    void object.total
    object.price = 3
    delete object.total
    expect([object.total, object.runs]).toEqual([30, 2])
  })

  test('several properties of one class, and symbols as names, are kept apart', () => {
    const name = Symbol('name')
    const source = `class A { runs = 0
      @cachedProperty get [name]() { return ++this.runs } @cachedProperty get other() { return ++this.runs } }`
    const object = compile(way, source, 'new A()', { name })
    expect([object[name], object.other, object[name], object.other]).toEqual([1, 2, 1, 2])
  })

  test('a getter that throws stores nothing', () => {
    const source = `class A { runs = 0
      @cachedProperty get x() { if (++this.runs === 1) throw new Error('first'); return this.runs } }`
    const object = compile(way, source, 'new A()')
    expect(() => object.x).toThrow(new Error('first'))
    expect([object.x, object.x]).toEqual([2, 2])
  })

  test('a promise is stored, and dropped again when it rejects', async () => {
    const source = `class A { runs = 0
      @cachedProperty get x() { return this.load() }
      async load() { if (++this.runs === 1) throw new Error('down'); return 'up' } }`
    const object = compile(way, source, 'new A()')
    const first = object.x
    expect(object.x).toBe(first)
    await expect(first).rejects.toThrow(new Error('down'))
    await expect(object.x).resolves.toBe('up')
    await expect(object.x).resolves.toBe('up')
    expect(object.runs).toBe(2)
  })

  test('a value assigned meanwhile survives the rejection of the promise before it', async () => {
    const source = `class A { @cachedProperty get x() { return Promise.reject(new Error('down')) } }`
    const object = compile(way, source, 'new A()')
    const first = object.x
    object.x = 'mine'
    await expect(first).rejects.toThrow('down')
    expect(object.x).toBe('mine')
  })

  test('super.name gives the value of the base class, and leaves the own one', () => {
    const source = `class Base { runs = 0; @cachedProperty get x() { return 'base' + ++this.runs } }
      class Cached extends Base { @cachedProperty get x() { return super.x + '!' } again() { return super.x } }
      class Plain extends Base { get x() { return super.x + '?' } }`
    const [cached, plain] = compile(way, source, '[new Cached(), new Plain()]')
    expect([cached.x, cached.again(), cached.x]).toEqual(['base1!', 'base1', 'base1!'])
    expect([plain.x, plain.x, Object.hasOwn(plain, 'x')]).toEqual(['base1?', 'base1?', false])
  })

  test('delete forgets the base class’s value with the own one', () => {
    const source = `class Base { n = 1; @cachedProperty get x() { return this.n } }
      class Middle extends Base { get x() { return super.x * 10 } }
      class Sub extends Middle { @cachedProperty get x() { return super.x + 1 } }`
    const sub = compile(way, source, 'new Sub()')
    expect(sub.x).toBe(11)
    sub.n = 2
    expect(sub.x).toBe(11)
    delete sub.x
    expect(sub.x).toBe(21)
  })

  test('a prototype that is frozen before the first instance', () => {
    const source = `class A { @cachedProperty get x() { return {} } }; Object.freeze(A.prototype)`
    const a = compile(way, source, 'new A()')
    expect(a.x).toBe(a.x)
  })

  test('instances of a subclass have their own values', () => {
    const source = `${report}; class Sub extends Report { price = 7 }`
    const [base, sub] = compile(way, source, '[new Report(), new Sub()]')
    expect([base.total, sub.total, base.total]).toEqual([20, 70, 20])
  })

  test('a static one is stored on the class it is read from, and can be assigned and forgotten', () => {
    const source = `class Config { static runs = 0; @cachedProperty static get x() { return ++this.runs } }
      class Sub extends Config {}`
    const [Config, Sub] = compile(way, source, '[Config, Sub]')
    expect([Config.x, Config.x]).toEqual([1, 1])
    delete Config.x
    expect(Config.x).toBe(2)
    Config.x = 'mine'
    expect([Config.x, Config.runs]).toEqual(['mine', 2])
    delete Config.x
    Sub.x = 'sub'
    expect([Config.x, Sub.x]).toEqual([3, 'sub'])
  })

  test('a derived class with a static one still constructs its base class', () => {
    const source = `class Base { constructor(n) { this.n = n } }
      class Config extends Base { @cachedProperty static get x() { return 1 } }`
    const [Config, Base] = compile(way, source, '[Config, Base]')
    expect(Config.x).toBe(1)
    const made = new Config(4)
    expect([made.n, made instanceof Config, made instanceof Base]).toEqual([4, true, true])
  })

  test('a read through the prototype stores nothing', () => {
    const A = compile(way, `class A { @cachedProperty get x() { return this === A.prototype } }`, 'A')
    expect([A.prototype.x, new A().x]).toEqual([true, false])
  })

  test('a decorator above it stays in force', () => {
    const source = `class A { runs = 0; @double @cachedProperty get x() { return ++this.runs } }`
    // oxlint-disable-next-line typescript/no-explicit-any -- called in two ways with different arguments
    const double = (first: any, _second: any, third?: any): any =>
      third
        ? {
            ...third,
            get(this: object) {
              return third.get.call(this) * 2
            },
          }
        : function (this: object) {
            return first.call(this) * 2
          }
    const object = compile(way, source, 'new A()', { double })
    expect([object.x, object.x]).toEqual([2, 2])
  })

  test('a method is called before and after', () => {
    const source = `class A { runs = 0; @cachedProperty total() { return ++this.runs } }
      class B extends A { total() { return super.total() * 10 } }`
    const [a, b] = compile(way, source, '[new A(), new B()]')
    expect([a.total(), a.total(), a.runs]).toEqual([1, 1, 1])
    delete a.total
    expect(a.total()).toBe(2)
    expect([b.total(), b.total()]).toEqual([10, 10])
  })

  test('delete of a method’s value forgets the base class’s', () => {
    const source = `class A { runs = 0; @cachedProperty total() { return ++this.runs } }
      class B extends A { @cachedProperty total() { return super.total() * 10 } }`
    const b = compile(way, source, 'new B()')
    expect([b.total(), b.total()]).toEqual([10, 10])
    delete b.total
    expect(b.total()).toBe(20)
  })

  test.each([
    ['Object.freeze', 'frozen'],
    ['Object.seal', 'sealed'],
    ['Object.preventExtensions', 'not extensible'],
  ])('an object after %s is refused by name, before the getter runs', (call, state) => {
    const source = `const runs = []; class A { x = 1; @cachedProperty get total() { runs.push(1); return 1 } }`
    const [object, runs] = compile(way, source, `[${call}(new A()), runs]`)
    expect(() => object.total).toThrow(new NotCacheableError('total', 'A', state))
    expect(() => (object.total = 1)).toThrow(TypeError)
    expect(runs).toEqual([])
  })

  test.each([
    ['@cachedProperty total = 1', new DecoratedFieldError('@cachedProperty', 'total', takes)],
    ['@cachedProperty set total(value) {}', new DecoratedSetterError('@cachedProperty', 'total', takes)],
    ['@cachedProperty total(n) {}', new CachedMethodParametersError('cachedProperty', 'total', 1)],
  ])('%s is refused at class definition', (member, error) => {
    expect(() => compile(way, `class A { ${member} }`, 'A')).toThrow(error)
  })

  test('a class is refused', () => {
    expect(() => compile(way, `@cachedProperty class A {}`, 'A')).toThrow(
      new DecoratedClassError('@cachedProperty', 'A', takes),
    )
  })
})

describe.each(standardWays)('what only standard decorators can stand on, lowered by %s', way => {
  test.each([
    ['@cachedProperty get #x() { return 1 }', new PrivateMemberError('@cachedProperty', '#x')],
    ['@cachedProperty accessor x = 1', new DecoratedAccessorError('@cachedProperty', 'x', takes)],
  ])('%s is refused', (member, error) => {
    expect(() => compile(way, `class A { ${member} }`, 'A')).toThrow(error)
  })
})

test('define makes a getter cached from a static block', () => {
  class Report {
    runs = 0
    get total(): number {
      return ++this.runs
    }
    static {
      cachedProperty.define(this.prototype, 'total')
    }
  }
  const object = new Report()
  expect([object.total, object.total, object.runs]).toEqual([1, 1, 1])
})

test('the texts name the member, the reason and the remedy', () => {
  expect(new NotCacheableError('total', 'Report', 'frozen').message).toBe(
    "Cannot cache 'total' on an instance of Report: the object is frozen and takes no new property. " +
      "Read 'total' once before that, or make it a plain getter.",
  )
  expect(new PrivateMemberError('@cachedProperty', '#total').message).toBe(
    "@cachedProperty cannot decorate the private member '#total': the language lets nobody reach it by name. " +
      "Rename it to '_total', or use a symbol as its name.",
  )
  expect(new DecoratedFieldError('@cachedProperty', 'total', takes).message).toBe(
    "@cachedProperty cannot decorate the field 'total': it has no value yet when the class is defined. " +
      'Write it as a getter or a method without parameters.',
  )
  expect(new DecoratedSetterError('@cachedProperty', 'total', takes).message).toBe(
    "@cachedProperty cannot decorate the setter 'total': a setter computes nothing. " +
      'Decorate a getter or a method without parameters.',
  )
  expect(new DecoratedAccessorError('@cachedProperty', 'total', takes).message).toBe(
    "@cachedProperty cannot decorate the auto-accessor 'total': it stores a value and runs no code. " +
      'Write it as a getter or a method without parameters.',
  )
  expect(new DecoratedClassError('@cachedProperty', 'Report', takes).message).toBe(
    '@cachedProperty cannot decorate the class Report. Decorate a getter or a method without parameters.',
  )
  expect(new CachedMethodParametersError('cachedProperty', 'total', 2).message).toBe(
    "cachedProperty cannot cache the method 'total', which takes 2 parameters: it keeps one value. " +
      'Use @lruCache, which keeps one for each list of arguments.',
  )
})
