import { describe, expect, test } from 'vitest'
import { DecoratedFieldError, patch, skip } from '../../../../src/index.ts'
import { skipReason } from '../../../../src/decorators/index.ts'
import { compile, ways } from '../../decorators/ways.ts'

function fixture() {
  return { first: 'first', second: 'second', third: 'third' }
}

type Log = unknown[]

describe.each(ways)('lowered by %s', way => {
  test('a decorated method runs with the patch in force, and its arguments, this and result pass through', () => {
    const target = fixture()
    const source = `class A {
      factor = 2
      @patch.object(target, 'first', { new: 'patched' }) testOne(n) { return [this.factor * n, target.first] }
    }`
    const A = compile(way, source, 'A', { target })
    expect(new A().testOne(4)).toEqual([8, 'patched'])
    expect(target.first).toBe('first')
  })

  test('stacked decorators are put in force innermost first and undone in reverse', () => {
    const log: Log = []
    const target = new Proxy(fixture(), {
      defineProperty(object, key, descriptor) {
        log.push(`${String(key)}=${descriptor.value}`)
        return Reflect.defineProperty(object, key, descriptor)
      },
    })
    const source = `class A {
      @patch.object(target, 'first', { new: 1 })
      @patch.object(target, 'second', { new: 2 })
      @patch.object(target, 'third', { new: 3 })
      testOne() { log.push('body') }
    }`
    new (compile(way, source, 'A', { target, log }))().testOne()
    expect(log).toEqual([
      'third=3',
      'second=2',
      'first=1',
      'body',
      'first=first',
      'second=second',
      'third=third',
    ])
  })

  test('an async method keeps the patch until it has ended, also by an error', async () => {
    const target = fixture()
    const source = `class A {
      @patch.object(target, 'first', { new: 'patched' }) async testOne(fails) {
        await Promise.resolve()
        if (fails) throw new Error(target.first)
        return target.first
      }
    }`
    const a = new (compile(way, source, 'A', { target }))()
    expect(await a.testOne(false)).toBe('patched')
    await expect(a.testOne(true)).rejects.toThrow('patched')
    expect(target.first).toBe('first')
  })

  test('a class decorator patches every test method, inherited ones as well, and no other', () => {
    const target = fixture()
    const source = `class Base { testInherited() { return target.first } helper() { return target.first } }
    @patch.object(target, 'first', { new: 'patched' }) class A extends Base {
      testData = 'not a method'
      testOwn() { return target.first }
      setUp() { return target.first }
    }`
    const [A, Base] = compile(way, source, '[A, Base]', { target })
    const a = new A()
    expect([a.testOwn(), a.testInherited(), a.helper(), a.setUp(), a.testData]).toEqual([
      'patched',
      'patched',
      'first',
      'first',
      'not a method',
    ])
    expect(new Base().testInherited()).toBe('first')
    expect(target.first).toBe('first')
  })

  test('patch.dict decorates methods and classes and passes nothing', () => {
    const dict = { mode: 'fast' }
    const source = `class A {
      @patch.dict(dict, { mode: 'slow' }) testOne(...args) { return [dict.mode, ...args] }
    }
    @patch.dict(dict, { extra: 1 }, { clear: true }) class B { testOne(...args) { return [{ ...dict }, ...args] } }`
    const [A, B] = compile(way, source, '[A, B]', { dict })
    expect(new A().testOne()).toEqual(['slow'])
    expect(new B().testOne()).toEqual([{ extra: 1 }])
    expect(dict).toEqual({ mode: 'fast' })
  })

  test('when one of stacked patches fails, those before it are undone and the body does not run', () => {
    for (const names of [
      ['first', 'missing', 'second'],
      ['missing', 'first', 'second'],
      ['first', 'second', 'missing'],
    ]) {
      const target = fixture()
      const log: Log = []
      const decorators = names.map(name => `@patch.object(target, '${name}', { new: 1 })`).join(' ')
      const A = compile(way, `class A { ${decorators} testOne() { log.push('body') } }`, 'A', { target, log })
      expect(() => new A().testOne()).toThrow("the object does not have the attribute 'missing'.")
      expect([target, log]).toEqual([fixture(), []])
    }
  })

  test('a decorated async method rejects when its patch fails', async () => {
    const A = compile(way, `class A { @patch.object({}, 'missing') async testOne() {} }`, 'A')
    await expect(new A().testOne()).rejects.toThrow("the object does not have the attribute 'missing'.")
  })

  test('a field cannot be patched', () => {
    expect(() => compile(way, `class A { @patch.object({}, 'x') testOne = 1 }`, 'A')).toThrow(
      DecoratedFieldError,
    )
  })

  test('a skip below or above a patch is still seen', () => {
    const source = `class A {
      @skip('below') @patch.object({}, 'x') testOne() {}
      @patch.object({}, 'x') @skip('above') testTwo() {}
    }`
    const { testOne, testTwo } = compile(way, source, 'A').prototype
    expect([skipReason(testOne), skipReason(testTwo)]).toEqual(['below', 'above'])
  })
})

test('the name, the length and the marks of a decorated function are kept', () => {
  const target = fixture()
  function someName(_a: unknown, _b: unknown): void {}
  const patched = patch.object(target, 'first', { new: '1' }).wrap(patch.dict({}).wrap(someName as never))
  expect([patched.name, patched.length]).toEqual(['someName', 2])
})

test('define patches a method, or the test methods of a class, without a decorator', () => {
  const target = fixture()
  class A {
    testOne(): string {
      return target.first
    }
    testTwo(): string {
      return target.second
    }
    static {
      patch.object(target, 'first', { new: 'patched' }).define(this.prototype, 'testOne')
    }
  }
  patch.object(target, 'second', { new: 'all' }).define(A)
  expect([new A().testOne(), new A().testTwo()]).toEqual(['patched', 'all'])
  expect(target).toEqual(fixture())
})

test('a generator keeps the patch until it has ended, by its end, an error or return', () => {
  const target = fixture()
  const patcher = patch.object(target, 'first', { new: 'patched' })
  const numbers = patcher.wrap(function* (fails: boolean): Generator<string> {
    yield target.first
    if (fails) throw new Error('generator')
    yield target.first
  })
  expect([...numbers(false)]).toEqual(['patched', 'patched'])
  expect(target.first).toBe('first')
  expect(() => [...numbers(true)]).toThrow('generator')
  expect(target.first).toBe('first')
  const stopped = numbers(false)
  stopped.next()
  expect(target.first).toBe('patched')
  stopped.return(undefined)
  expect(target.first).toBe('first')
})

test('an async generator keeps the patch until it has ended', async () => {
  const target = fixture()
  const values = patch.object(target, 'first', { new: 'patched' }).wrap(async function* () {
    await Promise.resolve()
    yield target.first
  })
  const seen: string[] = []
  for await (const value of values()) seen.push(value)
  expect(seen).toEqual(['patched'])
  expect(target.first).toBe('first')
})

test('wrapping a wrapped function leaves the first wrapper as it was', () => {
  const target = fixture()
  const once = patch.object(target, 'first', { new: '1' }).wrap(() => [target.first, target.second])
  const twice = patch.object(target, 'second', { new: '2' }).wrap(once)
  expect([once(), twice()]).toEqual([
    ['1', 'second'],
    ['1', '2'],
  ])
})

test('the prefix of test methods is patch.TEST_PREFIX, read when the class is decorated', () => {
  const target = fixture()
  const makeClass = () =>
    class A {
      fooOne(): string {
        return target.first
      }
      testOne(): string {
        return target.first
      }
    }
  const [A, D] = patch.object(patch, 'TEST_PREFIX', { new: 'foo' }).run(() => {
    const dict = target as unknown as Record<string, string>
    return [
      patch.object(target, 'first', { new: 'patched' })(makeClass()),
      patch.dict(dict, { first: 'dict' })(makeClass()),
    ]
  })
  expect([new A().fooOne(), new A().testOne(), new D().fooOne(), new D().testOne()]).toEqual([
    'patched',
    'first',
    'dict',
    'first',
  ])
  expect(patch.TEST_PREFIX).toBe('test')
})

test('an error of the body keeps its own stack', () => {
  const target = fixture()
  const failing = patch.object(target, 'first', { new: '1' }).wrap(() => {
    throw new Error('of the body')
  })
  let caught: Error | undefined
  try {
    failing()
  } catch (error) {
    caught = error as Error
  }
  expect(caught?.stack?.split('\n')[1]).toContain('decorator.test.ts')
})

test('a subclass that disabled an inherited test keeps it disabled', () => {
  class Base {
    testOne(): string {
      return 'base'
    }
  }
  class Derived extends Base {}
  Object.defineProperty(Derived.prototype, 'testOne', { value: null, configurable: true })
  patch.object(fixture(), 'first', { new: '1' }).define(Derived)
  expect(Derived.prototype.testOne).toBe(null)
})

test('a patched class can be skipped', () => {
  const A = patch.object(fixture(), 'first', { new: '1' })(
    class A {
      testOne(): void {}
    },
  )
  expect(skipReason(skip('why')(A))).toBe('why')
})
