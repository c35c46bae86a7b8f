// oxlint-disable typescript/no-explicit-any -- mocks without a type have every attribute
import { describe, expect, test, vi } from 'vitest'
import {
  AsyncMock,
  createAutospec,
  inspectSpy,
  MagicMock,
  Mock,
  NonCallableMock,
  patch,
  PropertyMock,
} from 'vitest-async-case'
import { each } from './support/each.ts'
import { failureOf } from './support/failure.ts'

function textOf(given: string, meant: string): string {
  return (
    `MisspeltMemberError: '${given}' is not a member of a mock. Did you mean '${meant}'? ` +
    `Use a spec for the mock, or the option { unsafe: true }, if '${given}' is meant to be an attribute.`
  )
}

const BEHAVIOURS = [
  ['return_value', 'returnValue'],
  ['side_effect', 'sideEffect'],
] as const
const MEMBERS = [
  ...BEHAVIOURS,
  ['call_count', 'callCount'],
  ['call_args', 'callArgs'],
  ['call_args_list', 'callArgsList'],
  ['method_calls', 'methodCalls'],
  ['mock_calls', 'mockCalls'],
  ['reset_mock', 'resetMock'],
  ['configure_mock', 'configureMock'],
  ['attach_mock', 'attachMock'],
  ['mock_add_spec', 'mockAddSpec'],
] as const
const AWAITS = [
  ['await_count', 'awaitCount'],
  ['await_args', 'awaitArgs'],
  ['await_args_list', 'awaitArgsList'],
] as const
const PROTOCOLS = [
  ['__iter__', '[Symbol.iterator]'],
  ['__aiter__', '[Symbol.asyncIterator]'],
  ['__enter__', 'enter'],
  ['__exit__', 'exit'],
  ['__aenter__', 'asyncEnter'],
  ['__aexit__', 'asyncExit'],
  ['__int__', '[Symbol.toPrimitive]'],
  ['__float__', '[Symbol.toPrimitive]'],
  ['__str__', '[Symbol.toPrimitive]'],
  ['__call__', 'sideEffect'],
  ['__len__', 'length'],
] as const

describe.each([...MEMBERS, ...PROTOCOLS])('%s is taken for %s', (python, meant) => {
  test.each(each(Mock, AsyncMock, MagicMock, NonCallableMock, PropertyMock))('of a %o', Class => {
    expect(failureOf(() => new Class()[python])).toBe(textOf(python, meant))
    expect(failureOf(() => void (new Class()[python] = 3))).toBe(textOf(python, meant))
    expect(failureOf(() => delete new Class()[python])).toBe(textOf(python, meant))
    expect(failureOf(() => void (new Class().load[python] = 3))).toBe(textOf(python, meant))
    expect(failureOf(() => new Class({ [`${python}.load`]: 3 }))).toBe(textOf(python, meant))
  })
})

test.each([...MEMBERS, ...PROTOCOLS].filter(([python]) => !/^(?:return|side)_/.test(python)))(
  '%s among the options is taken for %s',
  (python, meant) => {
    expect(failureOf(() => new Mock({ [python]: 3 }))).toBe(textOf(python, meant))
    expect(failureOf(() => new Mock({ [`load.${python}`]: 3 }))).toBe(textOf(python, meant))
    expect(failureOf(() => new Mock().configureMock({ [python]: 3 }))).toBe(textOf(python, meant))
    expect(failureOf(() => createAutospec({ load() {} }, { [python]: 3 }))).toBe(textOf(python, meant))
    expect(failureOf(() => patch.object({ load: 1 }, 'load', { [python]: 3 }).start())).toBe(
      textOf(python, meant),
    )
  },
)

test.each([
  ['specSet', 'mockAddSpec(spec, true)'],
  ['spec_set', 'mockAddSpec(spec, true)'],
  ['autospec', 'createAutospec(spec)'],
  ['newCallable', 'patch(…, { newCallable })'],
  ['new_callable', 'patch(…, { newCallable })'],
])('%s is no attribute, but the option of another function', (option, meant) => {
  class Service {}
  expect(failureOf(() => void ((new Mock() as any)[option] = Service))).toBe(textOf(option, meant))
  expect(failureOf(() => void ((new Mock() as any).child[option] = Service))).toBe(textOf(option, meant))
  expect(failureOf(() => new Mock().configureMock({ [option]: Service }))).toBe(textOf(option, meant))
  expect((new Mock({ spec: [option] }) as any)[option]).toBeInstanceOf(Mock)
})

test.each([
  ['autospec', 'createAutospec(spec)'],
  ['newCallable', 'patch(…, { newCallable })'],
  ['new_callable', 'patch(…, { newCallable })'],
])('%s is no option that a mock is made with', (option, meant) => {
  expect(failureOf(() => new MagicMock({ [option]: Mock }))).toBe(textOf(option, meant))
})

test.each(AWAITS)('%s of an AsyncMock is taken for %s, and is a child of others', (python, meant) => {
  expect(failureOf(() => (new AsyncMock() as any)[python])).toBe(textOf(python, meant))
  expect(failureOf(() => void ((new AsyncMock() as any)[python] = 3))).toBe(textOf(python, meant))
  expect((new Mock() as any)[python]).toBeInstanceOf(Mock)
})

test('what a call gives is configured by its own names too', () => {
  const mock = new MagicMock() as any
  expect(failureOf(() => void (mock().return_value = 3))).toBe(textOf('return_value', 'returnValue'))
  expect(failureOf(() => void (mock.returnValue.side_effect = 3))).toBe(textOf('side_effect', 'sideEffect'))
})

test('what copies values sets them', () => {
  expect(failureOf(() => Object.assign(new Mock(), { return_value: 3 }))).toBe(
    textOf('return_value', 'returnValue'),
  )
  expect(failureOf(() => Object.defineProperty(new Mock(), 'return_value', { value: 3 }))).toBe(
    textOf('return_value', 'returnValue'),
  )
  expect(
    failureOf(() => Object.defineProperty(new Mock(), 'return_value', { get: () => 3, configurable: true })),
  ).toBe(textOf('return_value', 'returnValue'))
})

test('the records of an inspected spy are asked for by their own names', () => {
  expect(failureOf(() => (inspectSpy(vi.fn()) as any).call_count)).toBe(textOf('call_count', 'callCount'))
})

test.each(['retrunValue', 'returnvalue', 'returnVal_ue', 'sideEfect'])(
  '%s that is assigned is a slip of the pen',
  slip => {
    const meant = slip.startsWith('r') ? 'returnValue' : 'sideEffect'
    expect(failureOf(() => void ((new Mock() as any)[slip] = 3))).toBe(textOf(slip, meant))
  },
)

describe('an attribute is', () => {
  test('a name of the spec', () => {
    const spec = { return_value: 1, call_count: 2, __len__: 3 }
    for (const mock of each(
      () => new Mock({ spec, return_value: 4, call_count: 4, __len__: 4 }),
      () => new NonCallableMock({ specSet: spec, return_value: 4, call_count: 4, __len__: 4 }),
      () => createAutospec(spec, { call_count: 4, __len__: 4 }),
    ).map(make => (make as unknown as () => any)())) {
      mock.return_value = 4
      expect([mock.return_value, mock.call_count, mock.__len__]).toEqual([4, 4, 4])
    }
  })

  test('a name of what is wrapped', () => {
    const mock = new MagicMock({ wraps: { return_value: () => 7 } }) as any
    expect(mock.return_value()).toBe(7)
    mock.return_value = 3
    expect(mock.return_value).toBe(3)
  })

  test('a name that a class which extends a mock has', () => {
    class Counted extends Mock {
      get call_count(): string {
        return 'many'
      }
    }
    expect(new Counted().call_count).toBe('many')
  })

  test('every name of an unsafe mock, and of those that it makes', () => {
    const mock = new MagicMock({ unsafe: true, return_value: 3, call_count: 4 }) as any
    mock.child.return_value = 5
    mock().side_effect = 6
    mock.other.child.assertCaled = 7
    expect([mock.return_value, mock.call_count, mock.child.return_value, mock().side_effect]).toEqual([
      3, 4, 5, 6,
    ])
    expect(mock.other.fresh.assertCalledd).toBeInstanceOf(MagicMock)
  })

  test('every name of an unsafe mock with a spec, of an autospec, and of what they make', () => {
    class Service {
      load = 1
      save(): void {}
    }
    const mock = new MagicMock({ spec: Service, unsafe: true }) as any
    mock.save.return_value = 3
    const shaped = createAutospec(Service, { instance: true, unsafe: true }) as any
    shaped.save.side_effect = 4
    expect([mock.save.return_value, shaped.save.side_effect]).toEqual([3, 4])
  })

  test('any other name with an underscore', () => {
    const names = [
      'user_name',
      'value_returned',
      '_return_value',
      'return_value_',
      'calls_count',
      '__typename',
    ]
    const mock = new Mock(Object.fromEntries(names.map(name => [name, name]))) as any
    expect(names.map(name => mock[name])).toEqual(names)
  })
})

test('a spec that does not have the name says what was meant', () => {
  const mock = new Mock({ spec: ['load'] }) as any
  expect(failureOf(() => mock.call_count)).toBe(
    "AttributeError: Mock object has no attribute 'call_count'. Did you mean 'callCount'?",
  )
  expect(failureOf(() => void ((new Mock({ specSet: ['load'] }) as any).return_value = 3))).toBe(
    textOf('return_value', 'returnValue'),
  )
})

test('the list here has every member of CPython that has a counterpart', () => {
  const members = [...MEMBERS, ...AWAITS].map(([, name]) => name)
  const own = [NonCallableMock, AsyncMock].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype))
  const expected = own.filter(name => /[A-Z]/.test(name) && !/^(?:assert|_)|constructor/.test(name))
  expect(members.toSorted()).toEqual([...new Set(expected)].toSorted())
})
