import { expect, test } from 'vitest'
import { AsyncMock, call, createAutospec, MagicMock, Mock, mockOpen, sentinel } from 'vitest-async-case'

test('resetMock forgets calls at every level, and keeps names, specs, children and configuration', () => {
  const parent = new Mock()
  const mock: Mock = new Mock({ spec: ['something'] })
  parent.child = mock
  mock(sentinel['arg'])
  const { something, returnValue } = mock
  mock.something()
  const effect = () => 1
  mock.sideEffect = effect
  returnValue()
  mock.resetMock()
  expect([mock.called, mock.callCount, mock.callArgs]).toEqual([false, 0, null])
  expect([mock.callArgsList, mock.methodCalls, mock.mockCalls]).toEqual([[], [], []])
  expect([mock.sideEffect, mock.returnValue, mock.something]).toEqual([effect, returnValue, something])
  expect([returnValue.called, something.called]).toEqual([false, false])
  expect(String(mock)).toBe("<Mock name='mock.child'>")
  expect(() => mock.other).toThrow("no attribute 'other'")
})

test('resetMock of a mock that returns itself ends', () => {
  const mock = new Mock()
  mock.returnValue = mock
  mock()
  mock.resetMock()
  expect(mock.called).toBe(false)
})

test('resetMock of mockOpen works', () => {
  const open = mockOpen()
  void open('path')
  open.resetMock()
  expect(open.called).toBe(false)
})

test('resetMock can forget the return value and the side effect', () => {
  const mock = new Mock({ returnValue: 10, sideEffect: [2, 3] })
  mock.resetMock({ returnValue: true, sideEffect: true })
  expect(mock.returnValue).toBeInstanceOf(Mock)
  expect(mock.sideEffect).toBeNull()
})

test('resetMock can forget the return value only', () => {
  const mock = new Mock({ returnValue: 10, sideEffect: [2, 3] })
  mock.resetMock({ returnValue: true })
  expect(mock.returnValue).toBeInstanceOf(Mock)
  expect(mock.sideEffect).not.toBeNull()
})

test('resetMock can forget the side effect only', () => {
  const mock = new Mock({ returnValue: 10, sideEffect: [2, 3] })
  mock.resetMock({ sideEffect: true })
  expect([mock.returnValue, mock.sideEffect]).toEqual([10, null])
})

test('resetMock forgets the return values of children too', () => {
  const mock = new MagicMock({ f: new MagicMock({ returnValue: 1 }) })
  expect(mock.f()).toBe(1)
  mock.resetMock({ returnValue: true })
  expect(mock.f()).not.toBe(1)
})

test('resetMock forgets the side effects of children too', () => {
  const mock = new MagicMock({ f: new MagicMock({ sideEffect: [2, 3] }) })
  mock.resetMock({ sideEffect: true })
  expect(mock.f.sideEffect).toBeNull()
})

test('resetMock leaves deleted attributes deleted', () => {
  const mock = new Mock()
  mock.child = true
  delete mock.child
  mock.resetMock()
  expect('child' in mock).toBe(false)
})

test('resetMock of an autospec forgets calls of its protocols', () => {
  const mock = createAutospec(new Map())
  void [...mock]
  mock.resetMock()
  expect((mock as unknown as Record<symbol, MagicMock>)[Symbol.iterator]!.callCount).toBe(0)
})

test('resetMock of an autospecced function forgets its calls', () => {
  const mock = createAutospec((a: number): unknown => a)
  const result = new Mock()
  mock.returnValue = result
  ;(mock(1) as Mock)(2)
  expect([mock.mockCalls, result.mockCalls]).toEqual([[call(1), call()(2)], [call(2)]])
  mock.resetMock()
  expect([mock.mockCalls, result.mockCalls]).toEqual([[], []])
})

test('a mock that was given as return value at creation stays by itself', () => {
  const result = new Mock()
  const mock = new Mock({ returnValue: result })
  mock(1)(2)
  expect([mock.mockCalls, result.mockCalls]).toEqual([[call(1)], [call(2)]])
})

test('resetMock forgets calls of protocols', () => {
  const mock = new MagicMock()
  void String(mock)
  const conversion: Mock = mock[Symbol.toPrimitive as never]
  expect(conversion.called).toBe(true)
  mock.resetMock()
  expect(conversion.called).toBe(false)
})

test('resetMock forgets awaits', async () => {
  const mock = new AsyncMock()
  await mock(1)
  mock.resetMock()
  expect([mock.awaitCount, mock.awaitArgs, mock.awaitArgsList]).toEqual([0, null, []])
})
