// oxlint-disable typescript/no-explicit-any -- mocks without a type have every attribute
import { expect, test } from 'vitest'
import {
  AsyncMock,
  call,
  MagicMock,
  Mock,
  NonCallableMagicMock,
  NonCallableMock,
  seal,
} from 'vitest-async-case'
import { failureOf } from './support/failure.ts'
import { each } from './support/each.ts'

const family = each(Mock, MagicMock, NonCallableMock, NonCallableMagicMock)
const makeAll = (): Mock[] => family.map(Class => new Class() as Mock)

test('a deleted attribute is gone, and reading it throws', () => {
  for (const mock of makeAll()) {
    void mock.m
    delete mock.m
    delete mock.f
    expect(['m' in mock, 'f' in mock]).toEqual([false, false])
    expect(failureOf(() => mock.f)).toBe(
      'DeletedAttributeError: mock.f was deleted. Assign it to have the attribute again.',
    )
  }
})

test('an attribute that is assigned again can be deleted again', () => {
  for (const mock of makeAll())
    for (const value of [3, 4]) {
      mock.foo = value
      expect(['foo' in mock, mock.foo]).toEqual([true, value])
      delete mock.foo
      expect('foo' in mock).toBe(false)
    }
})

test('deleting an attribute twice is an AttributeError', () => {
  for (const mock of makeAll()) {
    delete mock.foo
    expect(failureOf(() => delete mock.foo)).toBe('DeletedAttributeError: mock.foo was deleted before.')
  }
})

test('a mock tells with `in` and Object.keys what it has by now', () => {
  const mock = new Mock()
  expect(['assertCalled', 'callCount', 'returnValue', 'a'].map(name => name in mock)).toEqual([
    true,
    true,
    true,
    false,
  ])
  void [mock.a, mock.b]
  mock.c = mock.d = null
  expect(Object.keys(mock)).toEqual(['a', 'b', 'd', 'c'])
})

test('a deleted attribute is no key', () => {
  const mock = new Mock()
  mock.child.returnValue = 1
  expect(Object.keys(mock)).toEqual(['child'])
  delete mock.child
  expect(Object.keys(mock)).toEqual([])
})

test('options and configureMock set attributes by dotted paths, shallow ones first', () => {
  expect([new Mock({ foo: 'bar' }).foo, new MagicMock({ foo: 'bar' }).foo]).toEqual(['bar', 'bar'])
  const attributes = { sideEffect: RangeError, 'foo.bar.returnValue': 33, foo: new MagicMock() }
  const configured = new Mock()
  configured.configureMock(attributes)
  for (const mock of [configured, new Mock({ ...attributes, foo: new MagicMock() })]) {
    expect(mock).toThrow(RangeError)
    expect(mock.foo.bar()).toBe(33)
    expect(mock.foo).toBeInstanceOf(MagicMock)
  }
})

test('a copy has what the mock has by now', () => {
  const mock = new Mock({ size: 3 })
  expect(Object.assign({}, mock)).toEqual({ size: 3 })
})

test('paths through what all objects share are refused', () => {
  for (const name of ['__proto__', 'constructor', 'prototype'])
    expect(failureOf(() => new Mock({ [`a.${name}.polluted`]: 1 }))).toBe(
      `ForbiddenPathError: The path 'a.${name}.polluted' goes through '${name}', which all objects share. Set it on the object that you mean.`,
    )
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

test('names that frameworks probe are not made by reading, and exist once they are configured', async () => {
  const mock = new MagicMock()
  const names = [
    'then',
    'asymmetricMatch',
    '$$typeof',
    'nodeType',
    'tagName',
    'toJSON',
    'hasAttribute',
    'inspect',
  ]
  expect(new NonCallableMock()['_isMockFunction']).toBeUndefined()
  expect(names.map(name => mock[name])).toEqual(names.map(() => undefined))
  expect(mock[Symbol('any') as never]).toBeUndefined()
  expect(await mock).toBe(mock)
  const configured = new Mock({ toJSON: () => ({ a: 1 }), nodeType: 1 })
  expect([JSON.stringify({ configured }), configured.nodeType]).toEqual(['{"configured":{"a":1}}', 1])
  expect([JSON.stringify([mock]), mock.mockCalls]).toEqual(['[null]', []])
})

test('what the mock has recorded cannot be assigned', () => {
  const mock = new Mock()
  expect(failureOf(() => Object.assign(mock, { callCount: 3 }))).toBe(
    "AttributeError: Cannot set mock.callCount: 'callCount' is what the mock has recorded. Call resetMock() to forget calls; an attribute of this name cannot be mocked.",
  )
})

test('an accessor can be defined on a mock', () => {
  const mock = new Mock()
  const stored: number[] = [1]
  Object.defineProperty(mock, 'size', {
    get: () => stored.at(-1),
    set(value: number) {
      stored.push(value)
    },
  })
  mock.size = 5
  expect([mock.size, stored]).toEqual([5, [1, 5]])
})

test('a mock can be frozen no more than its prototype can be changed', () => {
  const mock = new Mock()
  expect(() => Object.freeze(mock)).toThrow(TypeError)
  expect(() => Object.setPrototypeOf(mock, {})).toThrow(TypeError)
  mock(1)
  expect(mock.mockCalls).toEqual([call(1)])
})

test('a name that is a child of one mock is what it was on all others', () => {
  class Loader extends Mock {
    get load() {
      return 'own'
    }
  }
  expect(
    [new Mock(), new MagicMock(), new AsyncMock()].map(mock => (mock as any).load instanceof Mock),
  ).toEqual([true, true, true])
  expect((new Loader() as any).load).toBe('own')
  expect(failureOf(() => (new Mock({ spec: ['save'] }) as any).load)).toMatch(/^AttributeError: /)
  const mock = new Mock() as any
  seal(mock)
  expect(failureOf(() => mock.load)).toMatch(/^SealedError: /)
})

test('what is a child of one kind of mock is a member of another, and a slip where it is checked', () => {
  expect((new Mock() as any).awaitCount instanceof Mock).toBe(true)
  expect(new AsyncMock().awaitCount).toBe(0)
  expect((new Mock() as any).enter instanceof Mock).toBe(true)
  expect((new MagicMock() as any).exit()).toBe(false)
  expect((new Mock({ unsafe: true }) as any).assertCaled instanceof Mock).toBe(true)
  expect(failureOf(() => (new Mock() as any).assertCaled)).toMatch(/^MisspeltAssertionError: /)
})
