import { describe, expect, test } from 'vitest'
import {
  DecoratedFieldError,
  InvalidTypeError,
  MissingDispatcherNameError,
  MissingTypeError,
  NotDispatchingError,
  TwoDefaultsError,
  UnknownDispatcherError,
  singledispatchmethod,
} from '../../../src/index.ts'
import { compile, standardWays, ways } from './ways.ts'

const report = `class Report { prefix = '>'
  @singledispatchmethod describe(value, depth) { return this.prefix + 'any' + depth }
  @singledispatchmethod.register('describe', Number) describeNumber(value, depth) { return this.prefix + 'number' + depth }
  @singledispatchmethod.register('describe', String, Boolean) describeText(value, depth) { return this.prefix + 'text' + depth }
}`
const register = '@singledispatchmethod.register'

describe.each(ways)('lowered by %s', way => {
  test('a method dispatches on its first argument', () => {
    const object = compile(way, report, 'new Report()')
    expect([
      object.describe(1, 1),
      object.describe('a', 2),
      object.describe(true, 3),
      object.describe({}, 4),
    ]).toEqual(['>number1', '>text2', '>text3', '>any4'])
  })

  test('the overloads stay methods of their own', () => {
    expect(compile(way, report, 'new Report()').describeNumber('x', 9)).toBe('>number9')
  })

  test('register, dispatch and registry are on the method, before any instance is made', () => {
    const Report = compile(way, report, 'Report')
    const { describe, describeNumber, describeText } = Report.prototype
    expect([...describe.registry]).toEqual([
      [Number, describeNumber],
      [String, describeText],
      [Boolean, describeText],
    ])
    expect(describe.dispatch(Number)).toBe(describeNumber)
    expect(describe.register(Date, () => 'date')).toBe(describe)
    expect([new Report().describe(new Date(), 0), describe.name, describe.length]).toEqual([
      'date',
      'describe',
      2,
    ])
  })

  test('a subclass adds and replaces overloads without touching its parent', () => {
    const source = `${report}
      class Sub extends Report {
        ${register}('describe', Number) describeMore(value, depth) { return 'sub' + depth }
        ${register}('describe', Date) describeDate() { return 'date' } }
      class SubSub extends Sub { ${register}('describe', String) text() { return 'subsub' } }`
    const [base, sub, subsub] = compile(way, source, '[new Report(), new Sub(), new SubSub()]')
    // oxlint-disable-next-line typescript/no-explicit-any -- of a class that the type checker does not see
    const ask = (object: any) => [1, new Date(), 'a', null].map(value => object.describe(value, 1))
    expect(ask(base)).toEqual(['>number1', '>any1', '>text1', '>any1'])
    expect(ask(sub)).toEqual(['sub1', 'date', '>text1', '>any1'])
    expect(ask(subsub)).toEqual(['sub1', 'date', 'subsub', '>any1'])
    expect(singledispatchmethod.of(Object.getPrototypeOf(sub), 'describe' as never)).toHaveProperty(
      'registry.size',
      4,
    )
    expect(base.describe.registry.size).toBe(3)
  })

  test('a subclass whose method dispatches anew starts without the overloads of its parent', () => {
    const source = `${report}
      class Sub extends Report {
        @singledispatchmethod describe(value, depth) { return 'new ' + super.describe(value, depth) }
        ${register}('describe', Date) date() { return 'date' } }`
    const sub = compile(way, source, 'new Sub()')
    expect([sub.describe(1, 1), sub.describe(new Date(), 1)]).toEqual(['new >number1', 'date'])
  })

  test('static methods dispatch, also in a subclass', () => {
    const source = `class A {
        @singledispatchmethod static of(value) { return this.name + ' any' }
        ${register}('of', Number) static ofNumber(value) { return this.name + ' number' } }
      class B extends A { ${register}('of', String) static ofText() { return this.name + ' text' } }`
    const [A, B] = compile(way, source, '[A, B]')
    expect([A.of(1), A.of('a'), B.of(1), B.of('a')]).toEqual(['A number', 'A any', 'B number', 'B text'])
  })

  test('symbols name dispatchers', () => {
    const show = Symbol('show')
    const source = `class A { @singledispatchmethod [show](value) { return 'any' }
      ${register}(show, null) showNull() { return 'null' } }`
    const object = compile(way, source, 'new A()', { show })
    expect([object[show](null), object[show](1)]).toEqual(['null', 'any'])
  })

  test('other decorators stand above and below, on the dispatcher and on overloads', () => {
    const log: string[] = []
    // oxlint-disable-next-line typescript/no-explicit-any -- called in two ways with different arguments
    const logged = (name: string) => (first: any, _second: any, third?: any) => {
      const fn = third ? third.value : first
      const wrapped = function (this: unknown, ...args: unknown[]) {
        log.push(name)
        return fn.apply(this, args)
      }
      return third ? { ...third, value: wrapped } : wrapped
    }
    const source = `class A {
        @logged('above') @singledispatchmethod @logged('below') show(value) { return 'any' }
        @logged('outer') ${register}('show', Number) @logged('inner') number() { return 'number' } }
      class B extends A { @logged('sub') ${register}('show', String) text() { return 'text' } }`
    const object = compile(way, source, 'new B()', { logged })
    expect([object.show(null), object.show(1), object.show('a')]).toEqual(['any', 'number', 'text'])
    expect(log).toEqual(['above', 'below', 'above', 'inner', 'above'])
  })

  test('several classes with dispatchers of one name are kept apart', () => {
    const source = `${report}; class Other { @singledispatchmethod describe() { return 'other' } }`
    const [object, other] = compile(way, source, '[new Report(), new Other()]')
    expect([object.describe(1, 1), other.describe(1)]).toEqual(['>number1', 'other'])
  })

  test('a method that a class inherits from one that used define gets overloads', () => {
    class Base {
      show(_value: unknown): string {
        return 'any'
      }
    }
    singledispatchmethod.define(Base.prototype, 'show').register(Number, () => 'number')
    const source = `class Sub extends Base { ${register}('show', String) text() { return 'text' } }`
    const object = compile(way, source, 'new Sub()', { Base })
    expect([object.show(1), object.show('a'), new Base().show('a')]).toEqual(['number', 'text', 'any'])
  })

  test('an unknown dispatcher is refused at class definition', () => {
    const source = `${report}; class Sub extends Report { ${register}('discribe', Number) number() {} }`
    const error = new UnknownDispatcherError('@singledispatchmethod.register', 'discribe', 'number')
    expect(() => compile(way, source, 'Sub')).toThrow(error)
    expect(error.message).toBe(
      "@singledispatchmethod.register is asked to add 'number' to 'discribe', which is no dispatching method of the class. " +
        "Put @singledispatchmethod on 'discribe', above its overloads, or correct the name.",
    )
  })

  test('two defaults are refused at class definition', () => {
    const error = new TwoDefaultsError('singledispatchmethod', 'show')
    expect(() =>
      compile(way, 'class A { @singledispatchmethod @singledispatchmethod show(value) {} }', 'A'),
    ).toThrow(error)
    expect(error.message).toBe(
      "singledispatchmethod: 'show' has its default implementation already. " +
        "Register the other one for a type, as in singledispatchmethod.register('show', Number).",
    )
  })

  test.each([
    [
      `${register}('describe') other() {}`,
      new MissingTypeError(
        'singledispatchmethod.register',
        "singledispatchmethod.register('describe', Number)",
      ),
    ],
    [
      `${register}(Number) other() {}`,
      new MissingDispatcherNameError('singledispatchmethod.register', 'function Number'),
    ],
    [`${register}('describe', 5) other() {}`, new InvalidTypeError('singledispatchmethod.register', '5')],
    [
      '@singledispatchmethod other = 1',
      new DecoratedFieldError('@singledispatchmethod', 'other', 'a method'),
    ],
  ])('%s is refused at class definition', (member, error) => {
    expect(() =>
      compile(way, `class A { @singledispatchmethod describe(value) {}\n ${member} }`, 'A'),
    ).toThrow(error)
  })
})

describe.each(standardWays)('a subclass of a class that metadata knows nothing of, lowered by %s', way => {
  test('an unknown dispatcher is refused with the first instance', () => {
    class Base {
      visit(_value: unknown): string {
        return 'any'
      }
    }
    class Loose {
      late(_value: unknown): void {}
    }
    singledispatchmethod.define(Loose.prototype, 'late')
    const Sub = compile(way, `class Sub extends Base { ${register}('late', String) text() {} }`, 'Sub', {
      Base,
    })
    expect(() => new Sub()).toThrow(
      new UnknownDispatcherError('@singledispatchmethod.register', 'late', 'text'),
    )
  })
})

describe('define', () => {
  class Report {
    describe(_value: unknown, depth: number): string {
      return `any${depth}`
    }
    static {
      singledispatchmethod
        .define(this.prototype, 'describe')
        .register(Number, function (value, depth) {
          return `${value.toFixed(1)} ${depth} ${this instanceof Report}`
        })
        .register(String, Boolean, (value, depth) => `${value} ${depth}`)
    }
  }

  test('works in a static block', () => {
    const report = new Report()
    expect([report.describe(1, 1), report.describe('a', 2), report.describe(null, 3)]).toEqual([
      '1.0 1 true',
      'a 2',
      'any3',
    ])
  })

  test('on an inherited dispatcher gives overloads to the subclass only', () => {
    class Sub extends Report {}
    const handle = singledispatchmethod.define(Sub.prototype, 'describe').register(null, () => 'null')
    expect([new Sub().describe(null, 1), new Sub().describe('a', 2), new Report().describe(null, 1)]).toEqual(
      ['null', 'a 2', 'any1'],
    )
    expect([...handle.registry.keys()]).toEqual([Number, String, Boolean, null])
    expect(Object.hasOwn(Sub.prototype, 'describe')).toBe(false)
  })

  test('on an inherited plain method makes the subclass dispatch', () => {
    class Base {
      show(_value: unknown): string {
        return 'any'
      }
    }
    class Sub extends Base {}
    singledispatchmethod.define(Sub.prototype, 'show').register(Number, () => 'number')
    expect([new Base().show(1), new Sub().show(1), new Sub().show('a')]).toEqual(['any', 'number', 'any'])
  })

  test('twice on one method is refused', () => {
    expect(() => singledispatchmethod.define(Report.prototype, 'describe')).toThrow(
      new TwoDefaultsError('singledispatchmethod', 'describe'),
    )
  })

  test('of names what does not dispatch', () => {
    class Plain {
      show(_value: unknown): void {}
    }
    const error = new NotDispatchingError('singledispatchmethod.of', 'show', 'the prototype of Plain')
    expect(() => singledispatchmethod.of(Plain.prototype, 'show')).toThrow(error)
    expect(error.message).toBe(
      "singledispatchmethod.of: 'show' of the prototype of Plain is no dispatching method. " +
        'Decorate it with @singledispatchmethod, or call singledispatchmethod.define.',
    )
  })
})
