// oxlint-disable typescript/no-explicit-any -- calls that the types refuse
import * as path from 'node:path'
import { expect, test } from 'vitest'
import {
  AsyncMock,
  call,
  createAutospec,
  MagicMock,
  Mock,
  NonCallableMagicMock,
  patch,
} from 'vitest-async-case'
import { failureOf } from './support/failure.ts'

class SomeClass {
  one(a: number, b: number): number[] {
    return [a, b]
  }
  two(): void {}
  three(a?: number): unknown {
    return a
  }
}

function checkSomeClass(mock: MagicMock): void {
  expect(() => mock.foo).toThrow("no attribute 'foo'")
  mock.one(1, 2)
  mock.one.assertCalledWith(1, 2)
  expect(() => mock.one.assertCalledWith(3, 4)).toThrow()
  mock.two()
  mock.two.assertCalledWith()
  expect(() => mock.two(1)).toThrow(TypeError)
  mock.three()
  mock.three(1)
  mock.three.assertCalledWith(1)
  expect(failureOf(() => mock.three(3, 2))).toBe(
    'TypeError: too many arguments: three(a) takes 1, 2 were given',
  )
}

test('an instance is shaped by its class, known by the class or by an instance', () => {
  checkSomeClass(createAutospec(SomeClass, { instance: true }) as never)
  checkSomeClass(createAutospec(new SomeClass()) as never)
  checkSomeClass(new (createAutospec(SomeClass) as never as new () => MagicMock)())
})

test('the return value of an autospec can be set, also in place of an instance', () => {
  expect(createAutospec(() => 'real', { returnValue: 'foo' })()).toBe('foo')
  expect((createAutospec(SomeClass, { returnValue: 'foo' }) as unknown as MagicMock)()).toBe('foo')
})

test('a patched method of a class is called without its instance among the arguments', () => {
  const patcher = patch.object(SomeClass.prototype, 'three')
  const mock = patcher.start()
  new SomeClass().three(1)
  mock.assertCalledWith(1)
  patcher.stop()
})

test('attributes of an autospec can be set by options', () => {
  expect((createAutospec({ a: 3 }, { a: '3' }) as unknown as MagicMock).a).toBe('3')
})

test('an object of options is one argument', () => {
  const mock = createAutospec((a: number, options?: { b: number }) => [a, options])
  mock(1)
  mock.assertCalledWith(1)
  mock(2, { b: 3 })
  mock.assertCalledWith(2, { b: 3 })
  expect(() => (mock as unknown as MagicMock)(1, {}, 3)).toThrow(TypeError)
})

test('a function that an instance has of its own is mocked', () => {
  const spec = Object.assign(new SomeClass(), { f: (a: string) => a })
  const mock = createAutospec(spec)
  mock.f('bing')
  mock.f.assertCalledWith('bing')
})

test('an array is mocked as an array', () => {
  const mock = createAutospec([] as string[])
  mock.push('foo')
  mock.push.assertCalledWith('foo')
  expect(() => (mock as unknown as MagicMock).foo).toThrow("no attribute 'foo'")
  const holder = createAutospec({ foo: [] as number[] })
  holder.foo.push(3)
  holder.foo.push.assertCalledWith(3)
})

test('objects inside of an object are shaped too', () => {
  const mock = createAutospec({
    attr: new SomeClass(),
    deep: { attr: new SomeClass() },
  }) as unknown as MagicMock
  checkSomeClass(mock.attr)
  checkSomeClass(mock.deep.attr)
})

test('a getter is not run to find out what it gives', () => {
  const ran: string[] = []
  const spec = {
    get attr(): (x: number) => void {
      ran.push('getter')
      return () => {}
    },
  }
  const mock = createAutospec(spec) as unknown as MagicMock
  mock.attr(1)
  mock.attr.assertCalledWith(1)
  expect(ran).toEqual([])
})

test('a Proxy as spec has what it says it has', () => {
  const spec = new Proxy({} as { crazy(x: number): number }, {
    getOwnPropertyDescriptor: (_target, key) =>
      key === 'crazy' ? { value: (x: number) => x, configurable: true, enumerable: true } : undefined,
  })
  const mock = createAutospec(spec) as unknown as MagicMock
  mock.crazy(42)
  expect(() => mock.crazy(1, 2)).toThrow(TypeError)
  expect(() => mock.other).toThrow("no attribute 'other'")
})

test('native functions take any number of arguments', () => {
  class Sub extends Array<number> {
    attr = new Map<string, number>()
    bar(arg: string): string {
      return arg
    }
  }
  const mock = createAutospec(new Sub()) as unknown as MagicMock
  mock.push(3, 4, 5, 6)
  mock.push.assertCalledWith(3, 4, 5, 6)
  mock.bar('foo')
  expect(() => mock.bar('foo', 'bar')).toThrow(TypeError)
  mock.attr.get('a')
  mock.attr.get.assertCalledWith('a')
  expect(() => mock.attr.foo).toThrow("no attribute 'foo'")
})

test('method calls of an autospec are recorded, of objects inside of it too', () => {
  const mock = createAutospec(Object.assign(new SomeClass(), { attr: new SomeClass() }))
  mock.one(1, 2)
  mock.two()
  mock.attr.three(3)
  expect(mock.methodCalls).toEqual([call.one(1, 2), call.two(), call.attr.three(3)])
})

test('with specSet other attributes cannot be set, of objects inside of it neither', () => {
  const mock = createAutospec({ attr: new SomeClass() }, { specSet: true }) as unknown as MagicMock
  checkSomeClass(mock.attr)
  expect(() => (mock.foo = 'bar')).toThrow('specSet')
  expect(() => (mock.attr.foo = 'bar')).toThrow('specSet')
})

test('static and inherited members are mocked', () => {
  class Foo {
    static g(a: number, b: number): number[] {
      return [a, b]
    }
    f(a: number, b: number): number[] {
      return [a, b]
    }
  }
  class Bar extends Foo {}
  for (const Class of [Foo, Bar]) {
    const mock = createAutospec(Class)
    mock.g(3, 4)
    mock.g.assertCalledOnceWith(3, 4)
    new mock().f(1, 2)
    mock.returnValue.f.assertCalledOnceWith(1, 2)
  }
})

test('a spec that contains itself is shaped as deep as it is read', () => {
  interface A {
    a(): void
    foo: string
    B?: A
  }
  const spec: A = { a: () => {}, foo: 'foo' }
  spec.B = spec
  const mock = createAutospec(spec) as unknown as MagicMock
  mock.a()
  mock.B.a()
  mock.B.B.foo.toLowerCase()
  expect(mock.methodCalls).toEqual([call.a(), call.B.a(), call.B.B.foo.toLowerCase()])
})

test('a mock that stands for the same object as one above lists what was read only, so that a walk over it ends', () => {
  interface Request {
    url: string
    response: { request?: Request }
  }
  const request: Request = { url: '/', response: {} }
  request.response.request = request
  const mock = createAutospec(request)
  expect(JSON.stringify(mock)).toBe('{"url":{},"response":{"request":{}}}')
  expect(Object.keys(mock.response.request!)).toEqual([])
  expect(Object.keys({ ...mock })).toEqual(['url', 'response'])
  expect(() => expect({ mock }).toEqual({ mock: { url: '/' } })).toThrow('to deeply equal')
})

test('a mock of a function or a class lists the names that were set on it, and a mock of an object its symbols', () => {
  const limit = Symbol('limit')
  class Client {
    static defaults = { [limit]: 3 }
    static make(): Client {
      return new Client()
    }
  }
  const get = Object.assign((url: string) => url, { retries: 2 })
  expect([createAutospec(Client), createAutospec(get)].map(mock => Object.keys(mock))).toEqual([
    ['defaults'],
    ['retries'],
  ])
  expect(Object.keys(createAutospec(Client, { instance: true }))).toEqual([])
  expect(Reflect.ownKeys({ ...createAutospec(Client).defaults })).toEqual([limit])
})

test('the failure of too many arguments names the line of the call, also where a stack has no room for it', async () => {
  const mock = createAutospec({ save() {}, async load() {} }) as any
  const failures = [
    () => mock.save(1),
    () => mock.save.apply(undefined, [1]),
    () => mock.load(1),
    () => mock.load.call(undefined, 1),
  ].map(async run => run())
  const stacks = (await Promise.allSettled(failures)).map(
    result => (result as PromiseRejectedResult).reason.stack,
  )
  for (const stack of stacks) expect(stack.split('\n')[1]).toContain('autospec.test.ts')
})

test('instances of an autospecced class have the methods of the class, and cannot be called', () => {
  class Foo {
    Bar = class {
      f(y: number): number {
        return y
      }
    }
    a(x: number): number {
      return x
    }
  }
  const Class = createAutospec(Foo) as unknown as new () => MagicMock
  const instance = new Class()
  instance.a(5)
  instance.a.assertCalledWith(5)
  expect(() => instance.a('foo', 'bar')).toThrow(TypeError)
  expect(() => instance.b).toThrow("no attribute 'b'")
  const fromInstance = createAutospec(new Foo()) as unknown as MagicMock
  expect(() => fromInstance()).toThrow(TypeError)
  const inner: MagicMock = new fromInstance.Bar()
  inner.f(6)
  inner.f.assertCalledWith(6)
  expect(() => inner.g).toThrow("no attribute 'g'")
})

test('what only instances have is told by the mock of a class', () => {
  class Base {
    find(): void {}
  }
  class Store extends Base {}
  const mock: MagicMock = createAutospec(Store) as never
  const instance: MagicMock = createAutospec(Store, { instance: true }) as never
  const text =
    "AttributeError: Mock object has no attribute 'find' (spec: Store). Instances have it: createAutospec(Store, { instance: true }) " +
    'makes a mock of one; this is a mock of the class, whose instance is its returnValue.'
  expect([failureOf(() => mock.find), failureOf(() => mock.find.returnValue)]).toEqual([text, text])
  expect([failureOf(() => mock.load), failureOf(() => instance.load)]).toEqual([
    "AttributeError: Mock object has no attribute 'load' (spec: Store).",
    "AttributeError: Mock object has no attribute 'load' (spec: Store).",
  ])
})

test('a class that is a static member of itself gives instances without end', () => {
  class Foo {
    static Foo = Foo
  }
  const mock = createAutospec(Foo) as unknown as MagicMock
  const instance = new mock.Foo.Foo()
  expect(instance).toBeInstanceOf(Foo)
  expect(() => instance.b).toThrow("no attribute 'b'")
})

test('built-in classes and values of every kind can be autospecced', () => {
  for (const spec of [
    1,
    Number,
    'foo',
    String,
    {},
    Object,
    [],
    Array,
    new Map(),
    Map,
    1n,
    true,
    Symbol('s'),
    Date,
  ])
    expect(createAutospec(spec as never)).toBeInstanceOf(Object)
})

test('a function is mocked with its arguments and the functions that it has', () => {
  const f = Object.assign((a: number, b: number) => [a, b], { g: (a: number) => a })
  const mock = createAutospec(f)
  mock(1, 2)
  mock.assertCalledWith(1, 2)
  mock.g(3)
  mock.g.assertCalledWith(3)
  expect(() => (mock.g as unknown as MagicMock)(3, 4)).toThrow(TypeError)
})

test('an attribute whose getter throws has no shape', () => {
  class Raiser {
    get raiser(): never {
      throw new Error('only on an instance')
    }
    existing(a: number, b: number): number {
      return a + b
    }
  }
  const mock = createAutospec(Raiser, { instance: true }) as unknown as MagicMock
  expect(mock.existing(1, 2)).toBe(mock.existing.returnValue)
  expect(() => mock.existing(1, 2, 3)).toThrow(TypeError)
  void [mock.raiser.foo, mock.raiser.bar]
  expect(() => mock.nonexisting).toThrow("no attribute 'nonexisting'")
})

test('a class is called with the arguments of its constructor', () => {
  class Foo {
    readonly sum: number
    constructor(a: number, b = 3) {
      this.sum = a + b
    }
  }
  const mock = createAutospec(Foo) as unknown as MagicMock
  void new mock(1)
  mock.assertCalledOnceWith(1)
  expect(() => mock.assertCalledOnceWith(2)).toThrow()
  void new mock(4, 5)
  mock.assertCalledWith(4, 5)
  expect(failureOf(() => new mock(1, 2, 3))).toBe(
    'TypeError: too many arguments: Foo(a, b = 3) takes 2, 3 were given',
  )
})

test('a class without a constructor takes no arguments, or those of its parent', () => {
  class Parent {
    readonly a: number
    constructor(a: number) {
      this.a = a
    }
  }
  class Child extends Parent {}
  class Alone {}
  expect(() => new (createAutospec(Child))(1)).not.toThrow()
  expect(() => new (createAutospec(Child) as unknown as MagicMock)(1, 2)).toThrow(
    'Child(a) takes 1, 2 were given',
  )
  expect(() => new (createAutospec(Alone) as unknown as MagicMock)(1)).toThrow(
    'Alone() takes 0, 1 were given',
  )
})

test('an instance cannot be called', () => {
  class NonCallable {}
  const mock = createAutospec(NonCallable)
  const instance = new mock()
  mock.assertCalledOnceWith()
  expect(instance).toBeInstanceOf(NonCallable)
  expect([typeof instance, typeof createAutospec(new NonCallable())]).toEqual(['object', 'object'])
})

test('null and undefined have no shape: they may stand for anything', () => {
  for (const spec of [{ bar: null }, { bar: undefined }]) {
    const mock = createAutospec(spec) as unknown as MagicMock
    mock.bar.foo()
    mock.bar.foo.assertCalledOnceWith()
  }
})

test('a declared `this` is no argument', () => {
  const mock = createAutospec({
    f(this: unknown, a: number): unknown {
      return [this, a]
    },
  })
  mock.f(10)
  mock.f.assertCalledWith(10)
  expect(() => (mock.f as unknown as MagicMock)(10, 11)).toThrow('f(a) takes 1, 2 were given')
})

test('accessors have no shape: any call and attribute of them is allowed', () => {
  class Foo {
    get prop(): number {
      return 1
    }
    set only(_value: number) {}
  }
  const mock = createAutospec(Foo, { instance: true }) as unknown as MagicMock
  for (const accessor of [mock.prop, mock.only]) {
    expect(accessor).toBeInstanceOf(MagicMock)
    accessor(1, 2, 3)
    accessor.abc(4)
    accessor.assertCalledOnceWith(1, 2, 3)
    accessor.abc.assertCalledOnceWith(4)
  }
})

test('bound and native functions are called with any arguments', () => {
  for (const spec of [Date.now.bind(Date), Math.max, path.join.bind(path)]) {
    const mock = createAutospec(spec as () => unknown) as unknown as MagicMock
    mock()
    mock(4, 5, 6)
    mock.assertCalledWith(4, 5, 6)
  }
})

test('a spec that answers to every name has the names that it lists', () => {
  const spec = new Proxy({}, { get: (_target, key) => () => key })
  expect(() => (createAutospec(spec) as unknown as MagicMock).anything).toThrow("no attribute 'anything'")
})

test('a static method has its signature', () => {
  class Foo {
    static method(a: number, b = 10): number {
      return a + b
    }
  }
  const mock = createAutospec(Foo.method)
  mock(1, 2)
  mock.assertCalledOnceWith(1, 2)
  expect(mock.length).toBe(2)
  expect(() => (mock as unknown as MagicMock)(1, 2, 'extra')).toThrow(TypeError)
})

test('an autospecced function has as many parameters as the function', () => {
  const mock = createAutospec((x: number, y: number) => x + y)
  mock(1, 2)
  expect([mock.length, mock.mockCalls]).toEqual([2, [call(1, 2)]])
})

test('a function without a name is mocked', () => {
  const mock = createAutospec(
    (
      () => () =>
        'nope'
    )(),
  )
  expect(() => (mock as unknown as MagicMock)(1)).toThrow('too many arguments: mock() takes 0, 1 were given')
})

test('an autospecced class can be called, its instances cannot', () => {
  class X {}
  const mock = createAutospec(X) as unknown as MagicMock
  const instance = mock()
  expect(instance).toBeInstanceOf(NonCallableMagicMock)
  expect(() => instance()).toThrow(TypeError)
})

test('an autospecced instance cannot be called', () => {
  class X {}
  const mock = createAutospec(X, { instance: true })
  expect(mock).toBeInstanceOf(NonCallableMagicMock)
  expect(mock).toBeInstanceOf(X)
})

test('what is mocked already cannot be autospecced', () => {
  const holder = { B: new MagicMock({ name: 'B' }) as object }
  expect(failureOf(() => createAutospec(holder.B))).toBe(
    "InvalidSpecError: Cannot autospec a mock: <MagicMock name='B'> has every attribute. Give the class or object that it stands for.",
  )
  expect(failureOf(() => createAutospec(holder).B)).toBe(
    "InvalidSpecError: Cannot autospec attribute 'B' of 'mock': it has already been mocked. Autospec before patching it.",
  )
})

test('misspelt options of createAutospec are told, unless they are attributes', () => {
  expect(failureOf(() => createAutospec({}, { set_spec: true }))).toBe(
    "MockOptionTypoError: 'set_spec' might be a typo. Did you mean 'specSet'? Pass { unsafe: true } if the mock shall have it as an attribute.",
  )
  const mock = createAutospec({}, { set_spec: true, unsafe: true }) as unknown as MagicMock
  expect(mock.set_spec).toBe(true)
})

test('a module is mocked with its functions', () => {
  const mock = createAutospec(path)
  mock.join.returnValue = 'joined'
  expect(mock.join('a', 'b')).toBe('joined')
  expect(() => (mock as unknown as MagicMock).jion).toThrow("no attribute 'jion'")
})

test('an instance is made without running the constructor, and async methods are AsyncMocks', async () => {
  class Service {
    constructor() {
      throw new Error('connects to a database')
    }
    async load(id: number): Promise<number> {
      return id
    }
  }
  const service = createAutospec(Service, { instance: true })
  service.load.returnValue = 3
  expect(service.load).toBeInstanceOf(AsyncMock)
  expect(await service.load(1)).toBe(3)
  service.load.assertAwaitedOnceWith(1)
})

test('parameters are counted whatever they are written like', () => {
  const odd = (
    { a, b: [c] = [')'] }: { a: string; b?: string[] } = { a: '(,' },
    /* a comment, with (commas */ d = /[,)]/,
    e = `,)${path.sep}`, // and another, with a )
  ): unknown => [a, c, d, e]
  const counts: [(...args: never[]) => unknown, number][] = [
    [odd as never, 3],
    [x => x, 1],
    [
      function named(a, b) {
        return [a, b]
      },
      2,
    ],
    [(...rest) => rest, Infinity],
    [(a, ...rest) => [a, rest], Infinity],
    [
      function () {
        return arguments.length
      },
      Infinity,
    ],
    [
      {
        ['computed(name)'](a: never) {
          return a
        },
      }['computed(name)']!,
      1,
    ],
  ]
  for (const [fn, most] of counts) {
    const mock = createAutospec(fn) as unknown as Mock
    const args = (length: number) => Array.from({ length }, () => 1)
    expect(() => mock(...args(most === Infinity ? 9 : most))).not.toThrow()
    if (most !== Infinity)
      expect(() => mock(...args(most + 1))).toThrow(`takes ${most}, ${most + 1} were given`)
  }
})

class Money {
  toString(): string {
    return '3 EUR'
  }

  valueOf(): number {
    return 3
  }

  toJSON(): string {
    return '3'
  }
}

test('a spec with conversions of its own can be printed, added and serialised, as any mock', () => {
  for (const spec of [Money, URL, Date, Error, Array, Number]) {
    const mock = createAutospec(spec as new () => object, { instance: true, name: 'it' }) as unknown
    expect(String(mock)).toBe(`<NonCallableMagicMock name='it' spec='${spec.name}'>`)
    expect(String(new Mock({ spec }) as unknown)).toBe(`<Mock spec='${spec.name}'>`)
  }
  const money = createAutospec(Money, { instance: true, name: 'price' })
  expect(JSON.stringify([money])).toBe(`["<NonCallableMagicMock name='price' spec='Money'>"]`)
  expect({ money }).toMatchInlineSnapshot(`
    {
      "money": "<NonCallableMagicMock name='price' spec='Money'>",
    }
  `)
})

test('conversions of a spec are mocks like its other methods', () => {
  const mock = createAutospec(Money, { instance: true })
  expect([mock.toString(), mock.valueOf()]).toEqual(["<NonCallableMagicMock spec='Money'>", mock])
  mock.toString.returnValue = '5 EUR'
  mock.valueOf.returnValue = 5
  mock.toJSON.returnValue = '5'
  expect([String(mock), Number(mock), JSON.stringify(mock)]).toEqual(['5 EUR', 5, '"5"'])
  mock.toString.assertCalledWith()
  mock.valueOf.assertCalledWith()
  expect(mock.toJSON).toHaveBeenCalledExactlyOnceWith('')
})
