import { expect, test } from 'vitest'
import { createAutospec, MagicMock, Mock, NonCallableMagicMock, seal } from 'vitest-async-case'
import { failureOf } from './support/failure.ts'

class Sample {
  method1(): void {}
  method2(): void {}
}

test('without a seal, attributes and results are mocks without end', () => {
  const mock = new Mock()
  for (const made of [mock.test, mock.test(), mock.test().test2()]) expect(made).toBeInstanceOf(Mock)
})

test('a sealed mock makes no new attribute', () => {
  const mock = new Mock()
  seal(mock)
  expect(failureOf(() => mock.test)).toBe(
    'SealedError: Cannot make mock.test: the mock is sealed. Configure it before seal(), or do not seal this mock.',
  )
})

test('a sealed mock takes no new attribute', () => {
  const mock = new Mock()
  seal(mock)
  expect(failureOf(() => (mock.test = 1))).toBe(
    'SealedError: Cannot set mock.test: the mock is sealed. Set it before seal().',
  )
})

test('attributes that a sealed mock has can be set', () => {
  const mock = new Mock()
  mock.test.test2 = 1
  seal(mock)
  mock.test.test2 = 2
  expect(mock.test.test2).toBe(2)
})

test('a seal reaches the children', () => {
  const mock = new Mock()
  mock.test.test2 = 1
  seal(mock)
  expect(() => (mock.test.test3 = 1)).toThrow('Cannot set mock.test.test3')
})

test('configured children of a sealed mock work', () => {
  const mock = new Mock()
  mock.test.returnValue = 3
  seal(mock)
  expect(mock.test()).toBe(3)
})

test('attributes given at creation work after the seal', () => {
  const mock = new Mock({ value: 1 })
  seal(mock)
  expect(mock.value).toBe(1)
})

test('a sealed mock without a return value cannot be called', () => {
  const mock = new Mock()
  seal(mock)
  expect(failureOf(mock)).toBe(
    'SealedError: Cannot make mock(): the mock is sealed. Configure it before seal(), or do not seal this mock.',
  )
})

test('a sealed mock with a return value can be called', () => {
  const mock = new Mock({ returnValue: 5 })
  seal(mock)
  expect(mock()).toBe(5)
})

test('a seal reaches results and their attributes', () => {
  const mock = new Mock()
  mock.test1.test2().test3 = 4
  seal(mock)
  expect(mock.test1.test2().test3).toBe(4)
  expect(() => mock.test1.test2().test4).toThrow('mock.test1.test2().test4')
  expect(() => mock.test1.test3).toThrow('mock.test1.test3')
})

test('a seal reaches protocols', () => {
  const mock = new MagicMock()
  mock.test1[Symbol.iterator].returnValue = [1]
  seal(mock)
  expect([...mock.test1]).toEqual([1])
  expect(() => mock.test1[Symbol.asyncIterator]).toThrow('the mock is sealed')
})

test('a seal does not reach a mock with a name of its own', () => {
  const mock = new Mock({ name: 'root' })
  mock.test1.test2 = new Mock({ name: 'not sealed' })
  mock.test1.test2.test3 = 4
  seal(mock)
  expect(mock.test1.test2.test3).toBe(4)
  void mock.test1.test2.test4
  mock.test1.test2.test4 = 1
})

test('with a spec, other attributes can be set before the seal', () => {
  const mock: Mock = new Mock({ spec: Sample }) as never
  mock.attr1 = 1
  seal(mock)
  expect(mock.attr1).toBe(1)
  expect(() => mock.attr2).toThrow("no attribute 'attr2'")
})

test('with a spec, methods are to be configured before the seal', () => {
  const mock: Mock = new Mock({ spec: Sample }) as never
  mock.method1.returnValue = 1
  seal(mock)
  expect(mock.method1()).toBe(1)
  expect(() => mock.method2()).toThrow('Cannot make mock.method2')
})

test('with a spec, other methods cannot be configured', () => {
  const mock: Mock = new Mock({ spec: Sample }) as never
  expect(() => (mock.method3.returnValue = 3)).toThrow("no attribute 'method3'")
})

test('the error of a sealed mock has the name of the attribute', () => {
  const mock = new Mock()
  seal(mock)
  expect(() => mock.SECRET_name).toThrow('SECRET_name')
})

test('the error of a sealed mock has the whole path', () => {
  const mock = new Mock({ name: 'svc' })
  void mock.test1.test2.test3.test4
  seal(mock)
  expect(() => mock.test1.test2.test3.test4.boom).toThrow('svc.test1.test2.test3.test4.boom')
})

test('the error of a sealed mock has the calls of its path', () => {
  const mock = new Mock()
  void mock.test1().test2.test3().test4
  seal(mock)
  expect(() => mock.test1().test2.test3().test4()).toThrow('mock.test1().test2.test3().test4()')
})

test('what an autospec lists is there after the seal, and nothing else', () => {
  const spec = {
    foo: 0,
    bar1: (): unknown => 1,
    bar2: (): unknown => 2,
    Baz: { baz: 3, ban: (): unknown => 4 },
  }
  for (const specSet of [true, false]) {
    const mock: MagicMock = createAutospec(spec, { specSet }) as never
    mock.bar1.returnValue = 'a'
    mock.Baz.ban.returnValue = 'b'
    seal(mock)
    expect([mock.foo, mock.Baz, mock.Baz.baz].every(made => made instanceof NonCallableMagicMock)).toBe(true)
    expect([mock.bar1, mock.bar2].every(made => made instanceof MagicMock)).toBe(true)
    expect([mock.bar1(), mock.Baz.ban()]).toEqual(['a', 'b'])
    mock.Baz.ban.returnValue = 'new b'
    expect(mock.Baz.ban()).toBe('new b')
    expect(mock.bar2()).toBeInstanceOf(MagicMock)
    mock.bar2.returnValue = 'bar2'
    expect(mock.bar2()).toBe('bar2')
    expect(() => mock.foo()).toThrow(TypeError)
    for (const target of [mock, mock.Baz]) {
      expect(() => target.missing).toThrow("no attribute 'missing'")
      expect(() => (target.missing = 1)).toThrow()
    }
  }
})

test('methods that an autospec lists can be called after the seal', async () => {
  class Store {
    find(id: number): string {
      return `row ${id}`
    }
    async save(_row: string): Promise<void> {}
  }
  const store = createAutospec(Store, { instance: true })
  const made = createAutospec(Store)
  seal(store)
  seal(made)
  store.find(1)
  await store.save('row')
  new made().find(2)
  store.find.assertCalledOnceWith(1)
  store.save.assertAwaitedOnceWith('row')
  made.returnValue.find.assertCalledOnceWith(2)
})

test('a function that is an autospec can be called after the seal', () => {
  const load = createAutospec((id: number): unknown => id)
  seal(load)
  expect(load(1)).toBe(load(2))
})

test('what a method of a sealed autospec gives is sealed', async () => {
  const spec = { find: (): unknown => 1, load: async (): Promise<unknown> => 1 }
  const mock: MagicMock = createAutospec(spec) as never
  seal(mock)
  const loaded = await mock.load()
  expect(failureOf(() => mock.find().name2)).toBe(
    'SealedError: Cannot make mock.find().name2: the mock is sealed. Configure it before seal(), or do not seal this mock.',
  )
  expect(failureOf(() => (mock.find().row = 1))).toBe(
    'SealedError: Cannot set mock.find().row: the mock is sealed. Set it before seal().',
  )
  expect(() => mock.find()()).toThrow('Cannot make mock.find()()')
  expect(() => loaded.row).toThrow('Cannot make mock.load().row')
})

test('what nobody knows of a sealed autospec cannot be called', () => {
  class Settings {
    get current(): unknown {
      return 1
    }
  }
  const mock: MagicMock = createAutospec(Settings, { instance: true }) as never
  seal(mock)
  expect(() => mock.current()).toThrow('Cannot make mock.current()')
})

test('only a mock can be sealed', () => {
  expect(failureOf(() => seal({}))).toBe('TypeError: seal() takes a mock of this library.')
})
