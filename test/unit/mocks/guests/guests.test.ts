import * as sinon from 'sinon'
import * as tinyspy from 'tinyspy'
import { describe, expect, test, vi } from 'vitest'
import * as extended from 'vitest-mock-extended'
import { ANY, AsyncMock, call, DEFAULT, inspectSpy, MagicMock, Mock, patch } from '../../../../src/index.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- the libraries type their spies each in its own way
type Any = any

interface Service {
  save(id: number, name?: string): number
}

const libraries: [string, () => Any][] = [
  ['vi.fn', () => vi.fn(() => 7)],
  ['vi.spyOn', () => vi.spyOn({ save: () => 7 }, 'save')],
  ['a tinyspy spy', () => tinyspy.spy(() => 7)],
  ['an internal tinyspy spy', () => tinyspy.createInternalSpy(() => 7)],
  ['a sinon spy', () => sinon.spy(() => 7)],
  ['a sinon stub', () => sinon.stub().returns(7)],
  ['a sinon fake', () => sinon.fake.returns(7)],
  ['a function of vitest-mock-extended', () => returning7(extended.mock<Service>().save)],
  ['a deep one', () => returning7(extended.mockDeep<{ inner: Service }>().inner.save)],
]

function returning7(fn: Any): Any {
  fn.mockReturnValue(7)
  return fn
}

describe.each(libraries)('%s', (_, makeSpy) => {
  test('is a side effect: it is called and its result is used', () => {
    const spy = makeSpy()
    const mock = new MagicMock({ sideEffect: spy }) as Any
    expect(mock(1, 'a')).toBe(7)
    inspectSpy(spy).assertCalledOnceWith(1, 'a')
    mock.assertCalledOnceWith(1, 'a')
  })

  test('is a side effect of an AsyncMock too', async () => {
    const spy = makeSpy()
    const mock = new AsyncMock({ sideEffect: spy }) as Any
    expect(await mock(1)).toBe(7)
    mock.assertAwaitedOnceWith(1)
    expect(inspectSpy(spy).callCount).toBe(1)
  })

  test('is wrapped', () => {
    const spy = makeSpy()
    const mock = new Mock({ wraps: spy }) as Any
    expect(mock(1)).toBe(7)
    inspectSpy(spy).assertCalledOnceWith(1)
  })

  test('is the replacement of a patch', () => {
    const spy = makeSpy()
    const target: Service = { save: () => 0 }
    const result = patch.object(target, 'save', { new: spy as Any }).run(() => target.save(3, 'c'))
    expect([result, target.save(1)]).toEqual([7, 0])
    inspectSpy(spy).assertCalledOnceWith(3, 'c')
  })

  test('has the state and the assertions of a mock when it is inspected, now and later', () => {
    const spy = makeSpy()
    const seen = inspectSpy(spy as (id: number, name: string) => number)
    seen.assertNotCalled()
    expect([seen.called, seen.callCount, seen.callArgs]).toEqual([false, 0, null])
    spy(1, 'a')
    spy(2, 'b')
    expect([seen.called, seen.callCount]).toEqual([true, 2])
    expect(seen.callArgs).toEqual(call(2, 'b'))
    expect(seen.callArgsList).toEqual([call(1, 'a'), call(2, 'b')])
    seen.assertCalled()
    seen.assertCalledWith(2, 'b')
    seen.assertAnyCall(1, 'a')
    seen.assertHasCalls([call(1, 'a'), call(2, ANY)])
    expect(() => seen.assertCalledOnce()).toThrow('to have been called once. Called 2 times.')
    expect(() => seen.assertNotCalled()).toThrow('to not have been called. Called 2 times.')
    expect(() => seen.assertCalledWith(9, 'z')).toThrow('Expected')
  })

  test('matchers of every library are understood when it is inspected', () => {
    const spy = makeSpy()
    spy(1, 'a')
    const seen = inspectSpy(spy as (id: number, name: string) => number)
    seen.assertCalledOnceWith(expect.any(Number), expect.stringMatching('a') as Any)
    seen.assertCalledOnceWith(sinon.match.number as Any, sinon.match('a') as Any)
    seen.assertCalledOnceWith(extended.anyNumber() as Any, extended.anyString() as Any)
    expect(() => seen.assertCalledOnceWith(sinon.match.string as Any, 'a')).toThrow('Expected')
  })

  test('is attached under a name: its calls are recorded in order with those of the others', () => {
    const spy = makeSpy()
    const manager = new Mock() as Any
    manager.attachMock(spy, 'save')
    expect(manager.save).toBe(spy)
    manager.open('x')
    spy(1)
    manager.close()
    spy(2)
    expect(manager.mockCalls).toEqual([call.open('x'), call.save(1), call.close(), call.save(2)])
    expect(manager.methodCalls).toEqual([call.open('x'), call.save(1), call.close(), call.save(2)])
    manager.assertHasCalls([call.save(1), call.close()])
  })

  test('attached below a child, its calls reach the top', () => {
    const spy = makeSpy()
    const manager = new MagicMock() as Any
    manager.db.attachMock(spy, 'save')
    spy(1)
    expect(manager.mockCalls).toEqual([call.db.save(1)])
  })

  test('cannot be attached under two names', () => {
    const spy = makeSpy()
    const manager = new Mock() as Any
    manager.attachMock(spy, 'save')
    expect(() => manager.attachMock(spy, 'store')).toThrow("is attached as 'save'")
  })
})

test('a vi.fn that is cleared is seen as not called, and its later calls are', () => {
  const spy = vi.fn()
  const seen = inspectSpy(spy)
  spy(1)
  seen.assertCalledOnce()
  spy.mockClear()
  seen.assertNotCalled()
  spy(2)
  seen.assertCalledOnceWith(2)
  spy.mockClear()
  spy(3)
  seen.assertCalledOnceWith(3)
})

test('vi.clearAllMocks clears what was taken over from a sinon spy', () => {
  const spy = sinon.spy()
  const seen = inspectSpy(spy)
  spy(1)
  seen.assertCalledOnce()
  vi.clearAllMocks()
  seen.assertNotCalled()
  spy(2)
  seen.assertCalledOnceWith(2)
})

test('the name of the spy is in the failure', () => {
  const named = vi.fn().mockName('save')
  const stub = sinon.stub({ load: () => 1 }, 'load')
  expect(() => inspectSpy(named).assertCalled()).toThrow("Expected 'save' to have been called.")
  expect(() => inspectSpy(stub).assertCalled()).toThrow("Expected 'load' to have been called.")
  expect(() => inspectSpy(vi.fn()).assertCalled()).toThrow("Expected 'spy' to have been called.")
})

test('a mock of ours is its own inspection', () => {
  const mock = new Mock() as Any
  expect(inspectSpy(mock)).toBe(mock)
})

test('what is no spy is refused', () => {
  expect(() => inspectSpy(() => 1)).toThrow(
    'inspectSpy needs a spy of vitest, tinyspy, sinon or vitest-mock-extended, got function (anonymous). ' +
      'Of a mocked object pass one of its methods.',
  )
  expect(() => inspectSpy(extended.mock<Service>() as Any)).toThrow(
    'Of a mocked object pass one of its methods.',
  )
  expect(() => inspectSpy(extended.mockDeep<Service>() as Any)).toThrow(
    'Of a mocked object pass one of its methods.',
  )
})

test('a mocked object of vitest-mock-extended is wrapped and replaces an object', () => {
  const service = extended.mock<Service>()
  service.save.mockReturnValue(7)
  const mock = new MagicMock({ wraps: service }) as Any
  expect(mock.save(1)).toBe(7)
  const holder = { service: { save: () => 0 } as Service }
  expect(patch.object(holder, 'service', { new: service }).run(() => holder.service.save(2))).toBe(7)
  inspectSpy(service.save).assertHasCalls([call(1), call(2)])
})

test('a guest that returns DEFAULT gives way to the return value', () => {
  const mock = new Mock({ sideEffect: vi.fn(() => DEFAULT), returnValue: 3 }) as Any
  expect(mock()).toBe(3)
})

test('captors of vitest-mock-extended capture in our assertions', () => {
  const mock = new Mock() as Any
  mock(1, 'a')
  const captor = extended.captor<string>()
  mock.assertCalledOnceWith(1, captor)
  expect(captor.value).toBe('a')
})

test('mocks of vitest-mock-extended are arguments like any other', () => {
  const mock = new Mock() as Any
  const [one, two] = [extended.mockDeep<{ inner: Service }>(), extended.mock<Service>()]
  mock(one, one.inner, two)
  mock.assertCalledOnceWith(one, one.inner, two)
  expect(mock.mockCalls).toEqual([call(one, one.inner, two)])
  expect(() => mock.assertCalledWith(one, one.inner, 'other')).toThrow('Expected')
})

test('mocks of vitest-mock-extended are shown as objects in failures, and not asked for anything', () => {
  const mock = new Mock() as Any
  const service = extended.mock<Service>()
  service.save(1)
  mock(service)
  expect(() => mock.assertCalledWith(1)).toThrow(/Actual: mock\(\{.* save: \[Function .*\] \}\)$/)
  expect(() => mock.assertCalledWith({ service: 1 })).toThrow('Expected')
  expect(() => expect(mock).toHaveBeenCalledWith(1)).toThrow()
  expect(Object.keys(service)).not.toContain('test')
})

test.each([
  ['vi.fn', () => vi.fn()],
  ['sinon', () => sinon.spy()],
])('calls of two spies of one library are recorded in their order: %s', (_, makeSpy) => {
  const manager = new Mock() as Any
  const [one, two] = [makeSpy(), makeSpy()] as Any[]
  manager.attachMock(one, 'one')
  manager.attachMock(two, 'two')
  two(1)
  one(2)
  two(3)
  expect(manager.mockCalls).toEqual([call.two(1), call.one(2), call.two(3)])
})

test("sinon's assertions, which ask whether a spy is wrapped, come to an end with our mocks", () => {
  expect(() => sinon.assert.called(new MagicMock() as Any)).toThrow('MagicMock')
})
