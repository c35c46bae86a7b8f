import { describe, expect, test, vi } from 'vitest'
import {
  AsyncMock,
  call,
  createAutospec,
  DEFAULT,
  MagicMock,
  Mock,
  NonCallableMock,
  patch,
  type MockOptions,
} from 'vitest-async-case'
import { failureOf } from './support/failure.ts'

test('Vitest takes a mock for a mock function', () => {
  const mock = new MagicMock({ name: 'svc' })
  expect([vi.isMockFunction(mock), vi.isMockFunction(mock.save)]).toEqual([true, true])
  expect(vi.isMockFunction(new NonCallableMock())).toBe(false)
  expect(vi.fn(mock)).toBe(mock)
  expect(vi.spyOn({ mock }, 'mock')).toBe(mock)
})

test('matchers for mock functions work on mocks', () => {
  const mock = new MagicMock({ name: 'svc', 'save.returnValue': 7 })
  mock.save(1, 'a')
  expect(mock.save).toHaveBeenCalled()
  expect(mock.save).toHaveBeenCalledTimes(1)
  expect(mock.save).toHaveBeenCalledWith(expect.any(Number), 'a')
  expect(mock.save).toHaveBeenLastCalledWith(1, 'a')
  expect(mock.save).toHaveBeenNthCalledWith(1, 1, 'a')
  expect(mock.save).toHaveReturnedWith(7)
  void expect(mock.save).to.have.been.calledOnce
  expect(mock.load).not.toHaveBeenCalled()
  expect(() => expect(mock.save).toHaveBeenCalledWith(2)).toThrow('svc.save')
})

test('matchers for order compare mocks', () => {
  const [first, second] = [new Mock(), new Mock()]
  first()
  second()
  expect(first).toHaveBeenCalledBefore(second)
  expect(second).toHaveBeenCalledAfter(first)
})

test('matchers for results tell returned, thrown and resolved', async () => {
  const mock = new AsyncMock({ sideEffect: [1, new RangeError('no'), Promise.resolve(3)] })
  await mock()
  await mock().catch(() => {})
  const third = mock()
  expect(mock.mock.settledResults.map(({ type, value }) => [type, String(value)])).toEqual([
    ['fulfilled', '1'],
    ['rejected', 'RangeError: no'],
    ['incomplete', 'undefined'],
  ])
  await third
  expect(mock).toHaveLastResolvedWith(3)
  expect(mock).toHaveResolvedTimes(2)
  const sync = new Mock({ sideEffect: [1, TypeError] })
  sync()
  expect(sync).toThrow(TypeError)
  expect(sync.mock.results.map(({ type }) => type)).toEqual(['return', 'throw'])
})

test('a Mock whose implementation is async tells how its promises ended', async () => {
  const mock = new Mock({ sideEffect: async () => 5 })
  await mock()
  expect(mock).toHaveResolvedWith(5)
})

test('the methods of vi.fn work on a mock', async () => {
  const mock = new Mock()
  mock
    .mockReturnValue(1)
    .mockReturnValueOnce(2)
    .mockImplementationOnce(() => 3)
  expect([mock(), mock(), mock()]).toEqual([2, 3, 1])
  mock.mockName('named')
  expect(mock.getMockName()).toBe('named')
  mock.mockResolvedValue(4)
  expect(await mock()).toBe(4)
  mock.mockRejectedValueOnce(new RangeError('no'))
  await expect(mock()).rejects.toThrow('no')
  mock.mockThrow(new TypeError('thrown'))
  expect(mock).toThrow('thrown')
  mock.withImplementation(
    () => 9,
    () => expect(mock()).toBe(9),
  )
  const implementation = () => 3
  mock.mockImplementation(implementation)
  expect(mock.getMockImplementation()).toBe(implementation)
})

test('the implementation of a mock is what a call does, whatever that was set by', async () => {
  const implementationOf = (options: MockOptions): ((...args: unknown[]) => unknown) =>
    new Mock(options).getMockImplementation()
  const double = (value: number): number => value * 2
  expect(implementationOf({ sideEffect: double })).toBe(double)
  expect(implementationOf({ returnValue: 5 })()).toBe(5)
  expect(implementationOf({ wraps: double })(4)).toBe(8)
  expect(implementationOf({ sideEffect: [DEFAULT, 7], returnValue: 5 })()).toBe(5)
  expect(failureOf(() => implementationOf({ sideEffect: new RangeError('no') })())).toBe('RangeError: no')
  const mock = new AsyncMock()
  mock.mockImplementation(mock.getMockImplementation())
  mock.returnValue = 6
  expect(await mock()).toBe(6)
})

test('mockReset goes back to what the mock was made with', () => {
  const mock = new Mock({ returnValue: 1, sideEffect: [5] })
  mock()
  mock.sideEffect = null
  mock.returnValue = 2
  mock.mockReset()
  expect([mock.callCount, mock(), mock.returnValue]).toEqual([0, 5, 1])
})

test('mockReset of an attribute goes back to the options of the mock that has it', () => {
  const mock = new Mock({ 'load.returnValue': 1, 'db.items.sideEffect': [5, 6] })
  expect([mock.load(), mock.db.items()]).toEqual([1, 5])
  mock.load.returnValue = 2
  mock.db.items.sideEffect = null
  vi.resetAllMocks()
  expect([mock.load(), mock.db.items(), mock.load.callCount]).toEqual([1, 5, 1])
  mock.configureMock({ 'load.returnValue': 3 })
  mock.load.mockReset()
  expect(mock.load()).toBe(1)
})

describe('clearing and resetting all mocks', () => {
  test('vi.clearAllMocks forgets the calls of every mock', () => {
    const mock = new Mock({ returnValue: 1 })
    mock.child(1)
    mock(2)
    vi.clearAllMocks()
    expect([mock.called, mock.mockCalls, mock.child.called, mock()]).toEqual([false, [], false, 1])
    mock(3)
    expect(mock.callArgsList).toEqual([call(), call(3)])
  })

  test('vi.clearAllMocks forgets awaits, also of calls that are awaited later', async () => {
    const mock = new AsyncMock()
    await mock(1)
    const promise = mock(2)
    vi.clearAllMocks()
    await promise
    expect([mock.awaitCount, mock.callCount]).toEqual([0, 0])
  })

  test('vi.resetAllMocks also forgets what was configured after creation', () => {
    const mock = new Mock({ returnValue: 1 })
    mock.returnValue = 2
    mock.sideEffect = RangeError
    vi.resetAllMocks()
    expect(mock()).toBe(1)
  })

  test('vi.restoreAllMocks stops a patch over a spy before it restores the spy, again and again', async () => {
    const answer = (): number => 1
    const object = { answer }
    for (let round = 0; round < 2; round += 1) {
      vi.spyOn(object, 'answer').mockReturnValue(2)
      patch.object(object, 'answer', { returnValue: 3 }).start()
      expect(object.answer()).toBe(3)
      vi.restoreAllMocks()
      expect(object.answer).toBe(answer)
      await Promise.resolve()
    }
  })

  test('vi.restoreAllMocks stops every started patch, again and again', () => {
    const object = { a: 1, b: 2 }
    for (let round = 0; round < 2; round += 1) {
      patch.object(object, 'a', { new: 3 }).start()
      patch.object(object, 'b', { new: 4 }).start()
      expect(object).toEqual({ a: 3, b: 4 })
      vi.restoreAllMocks()
      expect(object).toEqual({ a: 1, b: 2 })
    }
  })
})

describe('matchers of our own', () => {
  test('toHaveBeenAwaited and its family tell awaits', async () => {
    const mock = new AsyncMock({ name: 'load' })
    expect(mock).not.toHaveBeenAwaited()
    await mock({ id: 1 })
    await mock(2)
    expect(mock).toHaveBeenAwaited()
    expect(mock).toHaveBeenAwaitedTimes(2)
    expect(mock).toHaveBeenAwaitedWith(expect.any(Number))
    expect(mock).toHaveAnyAwait({ id: 1 })
    expect(mock).not.toHaveAnyAwait(3)
    expect(mock).not.toHaveBeenAwaitedOnceWith(2)
    expect(mock).toHaveCalls([call({ id: 1 }), call(2)])
    expect(mock).toHaveCalls([call(2)], { anyOrder: true })
  })

  test('they take a mock that is async by its spec', async () => {
    const mock = new Mock({ spec: async (): Promise<void> => {} })
    await mock()
    expect(mock).toHaveBeenAwaited()
    expect(mock).toHaveBeenAwaitedOnceWith()
  })

  test('their failures are those of the assertions', async () => {
    const mock = new AsyncMock({ name: 'load' })
    void mock(1)
    expect(failureOf(() => expect(mock).toHaveBeenAwaited())).toBe(
      'Error: Expected load to have been awaited.\nCalled 1 time, but not awaited: [call(1)].',
    )
    await mock(2)
    expect(failureOf(() => expect(mock).toHaveBeenAwaitedTimes(2))).toBe(
      "Error: Expected 'load' to have been awaited 2 times. Awaited 1 time.",
    )
    expect(failureOf(() => expect(mock).toHaveBeenAwaitedWith(3))).toBe(
      'Error: expected await not found.\nExpected: load(3)\n  Actual: load(2)',
    )
    expect(failureOf(() => expect(mock).not.toHaveBeenAwaited())).toBe(
      "Error: Expected 'load' to not have been awaited. Awaited 1 time.",
    )
    expect(failureOf(() => expect(mock).toHaveCalls([call(9)]))).toBe(
      'Error: Calls not found.\nExpected: [call(9)]\n  Actual: [call(1), call(2)]',
    )
  })

  test('they take mocks of this library only', () => {
    expect(failureOf(() => expect(vi.fn()).toHaveBeenAwaited())).toBe(
      'TypeError: expect(...).toHaveBeenAwaited() takes an AsyncMock, not function Mock.',
    )
    expect(failureOf(() => expect({}).toHaveCalls([]))).toBe(
      'TypeError: expect(...).toHaveCalls() takes a mock of this library, not a plain object.',
    )
  })
})

test('a snapshot shows a mock with its path', () => {
  const mock = new MagicMock({ name: 'svc', 'save.returnValue': 3 })
  mock.save(1)
  expect(mock.save).toMatchInlineSnapshot(`
    [MockFunction svc.save] {
      "calls": [
        [
          1,
        ],
      ],
      "results": [
        {
          "type": "return",
          "value": 3,
        },
      ],
    }
  `)
})

test('a snapshot of a mock that is no function makes no attributes, and asks a spec for none', () => {
  const [mock, service] = [
    new NonCallableMock({ answer: 42 }),
    createAutospec(class Service {}, { instance: true }),
  ]
  expect({ mock, service }).toMatchInlineSnapshot(`
    {
      "mock": NonCallableMock {
        "answer": 42,
      },
      "service": Service {},
    }
  `)
  expect(mock.mockCalls).toEqual([])
})

test('a snapshot of a mock of an object shows what the test made of it, and asks for no other name', () => {
  const files = createAutospec({
    read: (path: string) => path,
    write: () => 1,
    constants: { first: 1, last: 2 },
  })
  files.read('a')
  files.read.returnValue = files as never
  expect({ files }).toMatchInlineSnapshot(`
    {
      "files": {
        "read": [MockFunction mock.read] {
          "calls": [
            [
              "a",
            ],
          ],
          "results": [
            {
              "type": "return",
              "value": [MockFunction mock.read()],
            },
          ],
        },
      },
    }
  `)
  expect(createAutospec({ toJSON: () => 'text', size: 1 }, { name: 'it' })).toMatchInlineSnapshot(
    `"<NonCallableMagicMock name='it' spec='Object'>"`,
  )
})

test('a snapshot of a mock in a tree shows its own calls only, and a promise without what is noted of it', async () => {
  class Store {
    find(id: number): unknown {
      return id
    }
    async save(_row: object): Promise<void> {}
  }
  const root = new MagicMock({ name: 'root' })
  root.users.find(root.filter).rows.map(root)
  root([root.self])
  const store = createAutospec(Store, { instance: true })
  store.find(1)
  await store.save({ store })
  expect(root).toMatchInlineSnapshot(`
    [MockFunction root] {
      "calls": [
        [
          [
            [MockFunction root.self],
          ],
        ],
      ],
      "results": [
        {
          "type": "return",
          "value": [MockFunction root()],
        },
      ],
    }
  `)
  expect(store).toMatchInlineSnapshot(`
    Store {
      "find": [MockFunction mock.find] {
        "calls": [
          [
            1,
          ],
        ],
        "results": [
          {
            "type": "return",
            "value": [MockFunction mock.find()],
          },
        ],
      },
      "save": [MockFunction mock.save] {
        "calls": [
          [
            {
              "store": [Circular],
            },
          ],
        ],
        "results": [
          {
            "type": "return",
            "value": Promise {},
          },
        ],
      },
    }
  `)
  expect([createAutospec(Store), store.save.callArgs]).toMatchInlineSnapshot(`
    [
      [MockFunction mock],
      call({ store: <NonCallableMagicMock spec='Store'> }),
    ]
  `)
})
