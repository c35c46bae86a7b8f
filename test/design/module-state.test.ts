import { expect, test } from 'vitest'
import { sources } from '../../scripts/lib-figures.mjs'
import { parsed } from './parsed.ts'
import { unsharedState } from './state.ts'

const rule =
  'Rule 4 of docs/design.md: module state is made by shared() or sharedByProcess(), so that a second copy of the library ' +
  'sees it. What only serves its own copy says so on the line before: `// state of this copy: <why>`.'

test('module state is shared, or says why not', () => {
  expect(unsharedState(sources()), rule).toEqual([])
})

test.each([
  ['a variable', 'let count = 0'],
  ['a map that is filled', 'const known = new Map()\nfunction keep(key) { known.set(key, 1) }'],
  ['a list in an object', 'const state = { list: [] }\nfunction keep(one) { state.list.push(one) }'],
  [
    'an object whose property is assigned',
    'const state = { isOn: false }\nfunction on() { state.isOn = true }',
  ],
  ['an object that is assigned to', 'const state = {}\nfunction set(all) { Object.assign(state, all) }'],
  ['a static field', 'class Task { static count = 0\n constructor() { Task.count++ } }'],
  [
    'state with another comment',
    '// what is known\nconst known = new Set()\nconst add = one => known.add(one)',
  ],
])('finds %s', (_title, text) => {
  expect(found(text)).toHaveLength(1)
})

test('finds what another file changes', () => {
  const files = [
    parsed('a.ts', 'export const known = new WeakSet()'),
    parsed('b.ts', "import { known } from './a.ts'\nexport const add = one => known.add(one)"),
  ]
  expect(unsharedState(files)).toEqual(['a.ts:1 known'])
})

test.each([
  ['shared state', "const known = shared('known', () => new Map())\nconst keep = key => known.set(key, 1)"],
  ['a table', "const kinds = new Map([['a', 1]])\nconst kindOf = key => kinds.get(key)"],
  [
    'a local of the same name',
    'const list = []\nfunction make() { const list = []\n list.push(1)\n return list }',
  ],
  ['what is filled while it loads', "const names = new Set(['a'])\nnames.delete('a')"],
  ['the friend of a class', 'let read\nclass Box { #value\n static { read = box => box.#value } }'],
  ['a parameter of the same name', 'const list = []\nfunction add(list) { list.push(1) }'],
  [
    'state with its reason',
    '// state of this copy: a cache\nconst known = new Set()\nconst add = one => known.add(one)',
  ],
])('lets %s be', (_title, text) => {
  expect(found(text)).toEqual([])
})

function found(text: string): string[] {
  return unsharedState([parsed('a.ts', text)])
}
