// oxlint-disable typescript/no-explicit-any -- mocks without a type have every attribute
import { expect, test } from 'vitest'
import {
  AsyncMock,
  createAutospec,
  MagicMock,
  Mock,
  mockOpen,
  NonCallableMock,
  patch,
} from 'vitest-async-case'
import { each } from './support/each.ts'
import { failureOf } from './support/failure.ts'

function textOf(given: string, meant: string): string {
  return `MockOptionTypoError: '${given}' might be a typo. Did you mean '${meant}'? Pass { unsafe: true } if the mock shall have it as an attribute.`
}

test.each([
  ['retrunValue', 'returnValue'],
  ['returnvalue', 'returnValue'],
  ['return_value', 'returnValue'],
  ['returnVale', 'returnValue'],
  ['sideEffects', 'sideEffect'],
  ['side_effect', 'sideEffect'],
  ['sidefEfect', 'sideEffect'],
  ['specset', 'specSet'],
  ['set_spec', 'specSet'],
  ['psec', 'spec'],
  ['Spec', 'spec'],
  ['wrap', 'wraps'],
  ['nmae', 'name'],
  ['unsaef', 'unsafe'],
])('%s is taken for a misspelt %s', (given, meant) => {
  for (const Class of each(Mock, AsyncMock, MagicMock, NonCallableMock))
    expect(failureOf(() => new Class({ [given]: 3 }))).toBe(textOf(given, meant))
  expect(failureOf(() => createAutospec({}, { [given]: 3 }))).toBe(textOf(given, meant))
})

test('it is an attribute where the mock is unsafe, or its spec has it', () => {
  expect((new Mock({ retrunValue: 3, unsafe: true }) as any).retrunValue).toBe(3)
  expect((new Mock({ spec: ['wrap'], wrap: 3 }) as any).wrap).toBe(3)
})

test('other words are attributes', () => {
  const attributes = { names: 1, game: 2, specs: 3, created: 4, value: 5, effect: 6, namespace: 7, news: 8 }
  const mock = new Mock(attributes) as any
  expect(Object.keys(attributes).map(name => mock[name])).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('at the end of a path, and in configureMock, it is what a call does', () => {
  expect(failureOf(() => new Mock({ 'load.retrunValue': 3 }))).toBe(textOf('retrunValue', 'returnValue'))
  const mock = new Mock()
  expect(failureOf(() => mock.configureMock({ sideEfect: 3 }))).toBe(textOf('sideEfect', 'sideEffect'))
  mock.configureMock({ wrap: 3 })
  expect(mock.wrap).toBe(3)
})

test('a name that was right in one place is still a slip in another', () => {
  new Mock().configureMock({ wrapss: 3 })
  expect(new Mock({ nmae: 3, unsafe: true })).toHaveProperty('nmae', 3)
  expect(new Mock({ spec: ['unsafee'], unsafee: 3 })).toHaveProperty('unsafee', 3)
  for (const [given, meant] of [
    ['wrapss', 'wraps'],
    ['nmae', 'name'],
    ['unsafee', 'unsafe'],
  ] as const)
    expect(failureOf(() => new Mock({ [given]: 3 }))).toBe(textOf(given, meant))
})

test('instance is an option of createAutospec only', () => {
  class Service {}
  expect(failureOf(() => createAutospec(Service, { instnce: true }))).toBe(textOf('instnce', 'instance'))
  expect(failureOf(() => createAutospec(Service, { instanse: true }))).toBe(textOf('instanse', 'instance'))
  expect((new Mock({ instnce: 3 }) as any).instnce).toBe(3)
})

test('where nothing but options is taken, a misspelt one is refused', () => {
  const mock = new Mock()
  for (const misspelt of [
    () => mock.assertHasCalls([], { anyorder: true } as object),
    () => new AsyncMock().assertHasAwaits([], { anyorder: true } as object),
  ])
    expect(failureOf(misspelt)).toBe(
      "MisspeltOptionError: 'anyorder' is not an option. Did you mean 'anyOrder'?",
    )
  expect(failureOf(() => mock.resetMock({ retrunValue: true } as object))).toBe(
    "MisspeltOptionError: 'retrunValue' is not an option. Did you mean 'returnValue'?",
  )
  expect(failureOf(() => patch.dict({}, {}, { claer: true } as object))).toBe(
    "MisspeltOptionError: 'claer' is not an option. Did you mean 'clear'?",
  )
  expect(failureOf(() => mockOpen({ readdata: '' } as object))).toBe(
    "MisspeltOptionError: 'readdata' is not an option. Did you mean 'readData'?",
  )
})
