import { expect, test } from 'vitest'
import { patch } from '../../../../src/index.ts'

function fixture() {
  return { f: () => 'f', g: () => 'g', foo: 'foo' }
}

test('several attributes are replaced together and put back together', () => {
  const target = fixture()
  const before = { ...target }
  const seen = patch.multiple(target, { foo: 'bar', f: () => 'patched' }).run(() => [target.foo, target.f()])
  expect(seen).toEqual(['bar', 'patched'])
  expect(target).toEqual(before)
})

test('the object can be named', () => {
  expect(patch.multiple('process.env', { KONRAD: 'x' }, { create: true }).run(() => process.env.KONRAD)).toBe(
    'x',
  )
  expect(process.env.KONRAD).toBe(undefined)
})

test('without a value it is refused', () => {
  expect(() => patch.multiple({}, {})).toThrow(
    'patch.multiple needs at least one attribute to patch, as in patch.multiple(target, { name: DEFAULT }).',
  )
})

test('all or none: when one cannot be patched the others are put back', () => {
  for (const names of [
    ['f', 'g', 'missing'],
    ['missing', 'f', 'g'],
    ['f', 'missing', 'g'],
  ]) {
    const target = fixture()
    const before = { ...target }
    const values = Object.fromEntries(names.map(name => [name, 1]))
    expect(() => patch.multiple(target as Record<string, unknown>, values).start()).toThrow(
      "the object does not have the attribute 'missing'.",
    )
    expect(target).toEqual(before)
  }
})

test('create lets it make what is missing', () => {
  const target: Record<string, unknown> = fixture()
  const seen = patch.multiple(target, { blam: 'blam' }, { create: true }).run(() => target.blam)
  expect([seen, 'blam' in target]).toEqual(['blam', false])
})

test('an object that is a kind of string can be the target', () => {
  class Text extends String {
    fish = 'tasty'
  }
  const text = new Text('text')
  expect(patch.multiple(text, { fish: 'nearly gone' }).run(() => text.fish)).toBe('nearly gone')
  expect(text.fish).toBe('tasty')
})
