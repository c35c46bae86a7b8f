// oxlint-disable typescript/restrict-template-expressions, typescript/no-unnecessary-template-expression -- conversion is what is tested
import { expect, test } from 'vitest'
import { AsyncMock, call, createAutospec, MagicMock, Mock, NonCallableMagicMock } from 'vitest-async-case'

type Any = Record<PropertyKey, any> // oxlint-disable-line typescript/no-explicit-any -- symbols as keys of untyped mocks

const magic = (options?: object): MagicMock => new MagicMock(options as never) as never
const plain = (options?: object): Mock => new Mock(options as never) as never

test('a protocol that is deleted is gone', () => {
  const mock = magic()
  expect(Symbol.iterator in mock).toBe(true)
  delete mock[Symbol.iterator]
  expect(Symbol.iterator in mock).toBe(false)
  expect(() => [...mock]).toThrow()
})

test('a protocol can be deleted before and after it was used', () => {
  const mock = magic()
  void [...mock]
  delete mock[Symbol.iterator]
  expect(() => [...mock]).toThrow()
})

test('a function set as protocol is read back, and called with the mock as context', () => {
  const mock = plain()
  const contexts: unknown[] = []
  const iterate = function* (this: unknown): Generator<number> {
    contexts.push(this)
    yield 3
  }
  mock[Symbol.iterator] = iterate
  expect(mock[Symbol.iterator]).toBe(iterate)
  expect([...mock]).toEqual([3])
  expect(contexts).toEqual([mock])
})

test('a protocol of one mock is not that of another', () => {
  const [one, two] = [plain(), plain()]
  one[Symbol.iterator] = new Mock({ returnValue: [][Symbol.iterator]() })
  expect([...one]).toEqual([])
  expect(() => [...two]).toThrow(TypeError)
})

test('what a mock prints can be set', () => {
  const mock = plain()
  expect(mock.toString()).toBe('<Mock>')
  mock.toString = () => 'foo'
  expect(mock.toString()).toBe('foo')
})

test('what a mock converts to can be set', () => {
  const mock = plain()
  expect(`${mock}`).toBe('<Mock>')
  mock[Symbol.toPrimitive] = () => 'foo'
  expect(`${mock}`).toBe('foo')
})

test('arithmetic asks a mock for a number', () => {
  const mock = magic()
  mock[Symbol.toPrimitive].sideEffect = (hint: string) => (hint === 'number' ? 4 : 3)
  expect([(mock as unknown as number) * 2, (mock as unknown as number) + 1]).toEqual([8, 4])
})

test('division asks a mock for a number', () => {
  const mock = magic()
  mock[Symbol.toPrimitive].returnValue = 32
  expect([(mock as unknown as number) / 2, 64 / (mock as unknown as number)]).toEqual([16, 2])
})

test('a mock is truthy, as every object', () => {
  expect([Boolean(plain()), Boolean(magic())]).toEqual([true, true])
})

test('comparison asks a mock for a number', () => {
  const mock = magic()
  mock[Symbol.toPrimitive].returnValue = 5
  expect([(mock as unknown as number) < 6, (mock as unknown as number) >= 6]).toEqual([true, false])
})

test('a mock is equal to itself only', () => {
  for (const make of [plain, magic]) {
    const mock = make()
    expect(mock).toEqual(mock)
    expect(mock).not.toEqual(make())
    expect(mock).not.toEqual({})
  }
})

test('mocks that can be iterated are not equal for having the same items', () => {
  const [one, two] = [new NonCallableMagicMock(), new NonCallableMagicMock()]
  expect(one).not.toEqual(two)
  expect([one]).toEqual([one])
})

test('a Mock has the protocols that are set, and no others', () => {
  const mock = plain()
  expect(() => [...mock]).toThrow(TypeError)
  mock[Symbol.iterator] = () => 'foobarbaz'[Symbol.iterator]()
  expect([...mock].join('')).toBe('foobarbaz')
})

test('a MagicMock has every protocol, to be configured', () => {
  const mock = magic()
  mock[Symbol.iterator].returnValue = [1, 2, 3][Symbol.iterator]()
  expect([...mock]).toEqual([1, 2, 3])
  for (const key of [
    Symbol.iterator,
    Symbol.asyncIterator,
    Symbol.dispose,
    Symbol.asyncDispose,
    Symbol.toPrimitive,
    Symbol.hasInstance,
    'enter',
    'exit',
    'asyncEnter',
    'asyncExit',
  ])
    expect([key in mock, typeof mock[key]]).toEqual([true, 'function'])
  expect(Symbol.match in mock).toBe(false)
})

async function checkDefaults(mock: Any): Promise<void> {
  expect([...(mock as unknown as Iterable<unknown>)]).toEqual([])
  const items: unknown[] = []
  for await (const item of mock as unknown as AsyncIterable<unknown>) items.push(item)
  expect(items).toEqual([])
  expect([Number(mock), `${mock as unknown as string}`]).toEqual([1, mock['toString']()])
  expect([mock[Symbol.dispose](), mock['exit']()]).toEqual([undefined, false])
  expect([await mock[Symbol.asyncDispose](), await mock['asyncExit']()]).toEqual([undefined, false])
  expect(mock['enter']()).toBeInstanceOf(Mock)
  expect(await mock['asyncEnter']()).toBeInstanceOf(Mock)
  expect({} instanceof (mock as never)).toBe(false)
}

test('the protocols of a MagicMock have defaults', async () => {
  await checkDefaults(magic())
})

test('the protocols of an AsyncMock have defaults', async () => {
  await checkDefaults(new AsyncMock() as never)
})

test('with a spec, a mock has the protocols of the spec', () => {
  class Iterable {
    *[Symbol.iterator](): Generator<number> {}
  }
  const set = plain({ spec: Iterable })
  set[Symbol.iterator] = new Mock({ returnValue: [][Symbol.iterator]() })
  expect([...set]).toEqual([])
  expect(plain({ spec: class {} })[Symbol.iterator]).toBeUndefined()
  expect([...magic({ spec: Iterable })]).toEqual([])
  expect(magic({ spec: class {} })[Symbol.iterator]).toBeUndefined()
})

test('with a specSet, other protocols cannot be set', () => {
  const mock = magic({ specSet: class {} })
  expect(() => (mock[Symbol.iterator] = new Mock())).toThrow('Mock object has no attribute')
})

test('attributes and results of a MagicMock are MagicMocks', () => {
  expect([magic().foo, magic()()].every(made => made instanceof MagicMock)).toBe(true)
})

test('a protocol of a MagicMock is a MagicMock', () => {
  const mock = magic()
  expect(mock[Symbol.iterator]).toBeInstanceOf(MagicMock)
  mock.foo[Symbol.iterator].returnValue = [3]
  expect([...mock.foo]).toEqual([3])
})

test('a protocol that is set is told by `in`', () => {
  const mock = plain()
  expect(Symbol.iterator in mock).toBe(false)
  mock[Symbol.iterator] = () => [][Symbol.iterator]()
  expect(Symbol.iterator in mock).toBe(true)
  expect(Object.getOwnPropertySymbols(mock)).toEqual([Symbol.iterator])
})

test('a bound method of another object serves as a protocol', () => {
  const mock = plain()
  mock[Symbol.iterator] = [3][Symbol.iterator].bind([3])
  expect([...mock]).toEqual([3])
})

test('the protocols of a subclass are instances of it', () => {
  class Foo extends MagicMock {}
  expect((new Foo() as unknown as Any)[Symbol.toPrimitive]).toBeInstanceOf(Foo)
})

test('the conversion of a mock can be configured by its return value', () => {
  const mock = magic()
  mock[Symbol.toPrimitive].returnValue = 'foo'
  expect(`${mock}`).toBe('foo')
})

test('an iterable as return value is iterated anew, an iterator only once', () => {
  const mock = magic()
  mock[Symbol.iterator].returnValue = [1, 2, 3]
  expect([[...mock], [...mock]]).toEqual([
    [1, 2, 3],
    [1, 2, 3],
  ])
  mock[Symbol.iterator].returnValue = [4, 5][Symbol.iterator]()
  expect([[...mock], [...mock]]).toEqual([[4, 5], []])
})

test('a protocol can be set at creation', () => {
  const mock = magic({ [Symbol.toPrimitive]: () => '12' })
  expect(`${mock}`).toBe('12')
})

test('a protocol that was set at creation can be set again', () => {
  const mock = magic({ 'enter.returnValue': '12' })
  expect(mock.enter()).toBe('12')
  mock.enter.returnValue = '13'
  expect(mock.enter()).toBe('13')
  mock.configureMock({ 'enter.returnValue': '14' })
  expect(mock.enter()).toBe('14')
})

test('a mock is a key of its own in maps and sets', () => {
  const [one, two] = [magic(), magic()]
  expect(new Set([one, two, one]).size).toBe(2)
})

test('an autospec has the protocols of what it stands for', () => {
  const mock = createAutospec(new Map<string, number>()) as unknown as MagicMock
  expect([...mock]).toEqual([])
  mock[Symbol.iterator].returnValue = [['a', 1]]
  expect([...mock]).toEqual([['a', 1]])
  expect(Symbol.asyncIterator in mock).toBe(false)
})

test('the tag of a mock can be set, and that of an AsyncMock is that of async functions', () => {
  const tagOf = (value: unknown) => Object.prototype.toString.call(value)
  const mock = magic()
  expect([tagOf(mock), tagOf(new AsyncMock())]).toEqual(['[object Function]', '[object AsyncFunction]'])
  mock[Symbol.toStringTag] = 'Thing'
  expect(tagOf(mock)).toBe('[object Thing]')
})

test('instanceof a MagicMock can be decided', () => {
  const mock = magic()
  mock[Symbol.hasInstance].returnValue = true
  expect({} instanceof (mock as never)).toBe(true)
  const Klass: new () => object = createAutospec(class Foo {}) as never
  expect(new Klass() instanceof Klass).toBe(true)
})

test('a MagicMock is disposed of by `using`', async () => {
  const mock = magic()
  {
    using resource = mock as unknown as Disposable
    void resource
    await using other = mock as unknown as AsyncDisposable
    void other
  }
  expect(mock.mockCalls).toEqual([call[Symbol.asyncDispose](), call[Symbol.dispose]()])
  mock[Symbol.asyncDispose].assertAwaitedOnce()
  expect(mock.mockCalls.map(String)).toEqual(['call[Symbol.asyncDispose]()', 'call[Symbol.dispose]()'])
})
