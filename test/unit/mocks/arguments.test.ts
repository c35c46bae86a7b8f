// oxlint-disable typescript/no-explicit-any -- what the types refuse is tried at run time
import { expect, test } from 'vitest'
import {
  AsyncMock,
  call,
  createAutospec,
  MagicMock,
  Mock,
  mockOpen,
  NonCallableMock,
  patch,
} from 'vitest-async-case'
import { failureOf } from './support/failure.ts'

test.each([
  ['assertCalled', 'assertCalledWith(…)'],
  ['assertCalledOnce', 'assertCalledOnceWith(…)'],
  ['assertNotCalled', 'expect(mock).not.toHaveBeenCalledWith(…)'],
  ['assertAwaited', 'assertAwaitedWith(…)'],
  ['assertAwaitedOnce', 'assertAwaitedOnceWith(…)'],
  ['assertNotAwaited', 'expect(mock).not.toHaveBeenAwaitedWith(…)'],
])('%s compares no arguments', async (name, instead) => {
  const mock = new AsyncMock() as any
  if (!name.includes('Not')) await mock(2)
  expect(failureOf(() => mock[name](1))).toBe(
    `MockArgumentsError: ${name}() takes no arguments, and would compare none with what was given. Write ${instead}.`,
  )
  expect(mock[name]()).toBe(undefined)
})

const ROWS: [string, string, (given: any) => unknown][] = [
  ['assertHasCalls', 'anyOrder', given => new Mock().assertHasCalls([], given)],
  ['assertHasAwaits', 'anyOrder', given => new AsyncMock().assertHasAwaits([], given)],
  ['resetMock', 'returnValue, sideEffect', given => new Mock().resetMock(given)],
  ['patch.dict', 'clear', given => patch.dict({}, {}, given)],
  ['mockOpen', 'readData, mock', given => mockOpen(given)],
  ['createAutospec', 'instance, specSet, returnValue, …', given => createAutospec({}, given)],
  ['configureMock', 'returnValue, sideEffect, …', given => new Mock().configureMock(given)],
]

test.each(ROWS)('options of %s are one object', (_, options, run) => {
  for (const [given, text] of [
    [true, 'true'],
    ['data', "'data'"],
    [null, 'null'],
    [[call(1)], '[call(1)]'],
    [new Map([['returnValue', 3]]), "Map { 'returnValue' => 3 }"],
    [new Mock({ name: 'open' }), "<Mock name='open'>"],
    [new NonCallableMock({ name: 'open' }), "<NonCallableMock name='open'>"],
  ] as const)
    expect(failureOf(() => run(given))).toBe(
      `MockArgumentsError: Options are given as one object, { ${options} }, not as ${text}.`,
    )
})

test('options may have an iterator', () => {
  const mock = new MagicMock()
  mock.configureMock({ [Symbol.iterator]: () => [1, 2].values() })
  expect([...mock]).toEqual([1, 2])
})

test('a mock is attached under a name', () => {
  expect(failureOf(() => (new Mock() as any).attachMock(new Mock()))).toBe(
    "AttachError: A mock is attached under a name, attachMock(mock, 'name'), not under undefined.",
  )
})
