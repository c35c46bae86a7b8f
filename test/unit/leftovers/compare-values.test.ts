import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Comparison } from '../../../src/leftovers/compare-values.ts'

const all = globalThis as unknown as Record<string, unknown>
const words = ['vacText', 'vacNumber', 'vac weird', 'vacLater']
const comparison = new Comparison()
/** Enough looks for the code to have been made. */
const many = 40

beforeEach(() => {
  Object.assign(all, { vacText: 'a', vacNumber: 0, 'vac weird': 'w', vacLater: undefined })
})
afterEach(() => {
  for (const word of words) Reflect.deleteProperty(all, word)
})

/** A look at these globals as they are now. */
function look(): () => boolean {
  const names = [...words]
  const before = names.map(name => all[name])
  return () => comparison.isSame(all, names, before)
}

function looked(times: number, isSame: () => boolean): boolean[] {
  return [...new Set(Array.from({ length: times }, isSame))]
}

const changes: Record<string, () => void> = {
  'another value': () => (all['vacText'] = 'b'),
  'another value of the same kind of thing': () => (all['vacLater'] = {}),
  'a number that only Object.is tells apart': () => (all['vacNumber'] = -0),
  'a number that is none': () => (all['vacNumber'] = Number.NaN),
  'a name that is no identifier': () => (all['vac weird'] = 'v'),
  'one that is gone': () => Reflect.deleteProperty(all, 'vacText'),
  'one that has become a getter': () =>
    Object.defineProperty(all, 'vacText', { get: () => 'c', configurable: true }),
}

test.for(Object.keys(changes))('sees %s, whether it looks by a list or by code', name => {
  for (const times of [1, many]) {
    Object.assign(all, { vacText: 'a', vacNumber: 0, 'vac weird': 'w', vacLater: undefined })
    const isSame = look()
    const before = looked(times, isSame)
    changes[name]!()
    expect([before, isSame()]).toEqual([[true], false])
    Reflect.deleteProperty(all, 'vacText')
  }
})

test('what has been put back is the same, also a value that is no number', () => {
  all['vacNumber'] = Number.NaN
  const isSame = look()
  looked(many, isSame)
  all['vacText'] = 'b'
  all['vacText'] = 'a'
  expect(isSame()).toBe(true)
})

test('a new look at the same names goes by its own values', () => {
  const first = look()
  looked(many, first)
  all['vacText'] = 'b'
  const second = look()
  expect([second(), first(), second()]).toEqual([true, false, true])
})

test('a name that has become a number since the code was made is told apart as numbers are', () => {
  looked(many, look())
  all['vacText'] = 0
  const isSame = look()
  const before = looked(many, isSame)
  all['vacText'] = -0
  expect([before, isSame()]).toEqual([[true], false])
})

test('where no code can be made of text, the list does', () => {
  class Refused {
    constructor() {
      throw new EvalError('Code generation from strings disallowed for this context')
    }
  }
  vi.stubGlobal('Function', Refused)
  const isSame = look()
  const before = looked(many, isSame)
  vi.unstubAllGlobals()
  all['vacText'] = 'b'
  expect([before, isSame()]).toEqual([[true], false])
})
