import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../scripts/lib-build.mjs'
import { sources } from '../../scripts/lib-figures.mjs'
import { circles, layerTables, missing, pastIndex, wrongArrows } from './layers.ts'
import { parsed } from './parsed.ts'

const rule =
  'Rule 1 of docs/design.md: a folder imports lower rows of the tables under "Layers" only, types included, through ' +
  'their index.ts, and there are no circles.'

const { layers, rooms } = layerTables(readFileSync(join(root, 'docs/design.md'), 'utf8'))
const tables = [
  ['src', layers.slice(1)] as const,
  ...[...rooms].map(([folder, rows]) => [`src/${folder}`, rows] as const),
]

/** Entries that must load little name the one file that does: each with what it leaves out. */
const shortCuts = [
  // The setup file loads before every test file; vitest/index.ts is the whole library.
  'src/install.ts → src/vitest/install.ts',
  // Loads in each worker, before anything else.
  'src/keep-compiled.ts → src/vitest/plugin/keep-compiled.ts',
  // Loads in Vite's process, where there is no worker.
  'src/plugin.ts → src/vitest/plugin/index.ts',
  // Runs in a browser, where there is nothing else.
  'src/timeline-page.ts → src/vitest/reporting/timeline/page/index.ts',
]

test('the tables are there', () => {
  expect(layers[0]).toEqual(['index'])
  expect([...rooms.keys()]).toEqual(['ownership', 'mocks', 'time', 'vitest'])
})

test.each(tables)('each folder of %s has a row, and each row a folder', (parent, rows) => {
  expect(missing(sources(), parent, rows), rule).toEqual([])
})

test.each(tables)('the folders of %s import lower rows only', (parent, rows) => {
  expect(wrongArrows(sources(), parent, rows), rule).toEqual([])
})

test('imports across folders name an index.ts', () => {
  expect(pastIndex(sources()), rule).toEqual(shortCuts)
})

test('there are no circles', () => {
  expect(circles(sources()), rule).toEqual([])
})

const files = [
  parsed('src/high/a.ts', "import { b } from '../low/index.ts'\nimport type { C } from '../low/c.ts'"),
  parsed('src/low/index.ts', "export { b } from './b.ts'"),
  parsed('src/low/b.ts', "export type A = import('../high/a.ts').A"),
  parsed('src/low/c.ts', "import './b.ts'"),
]
const rows = [['high'], ['low']]

test('an arrow that runs up is found, also that of a type', () => {
  expect(wrongArrows(files, 'src', rows)).toEqual(['src/low/b.ts → src/high/a.ts'])
})

test('an arrow within a row is found', () => {
  expect(wrongArrows(files, 'src', [['high', 'low']])).toHaveLength(3)
})

test('an import past the index is found', () => {
  expect(pastIndex(files)).toEqual(['src/high/a.ts → src/low/c.ts', 'src/low/b.ts → src/high/a.ts'])
})

test('circles are found', () => {
  expect(circles(files)).toEqual([['src/high/a.ts', 'src/low/index.ts', 'src/low/b.ts']])
})

test('a folder without a row and a row without a folder are found', () => {
  expect(missing(files, 'src', [['high'], ['deep']])).toEqual([
    'src/low has no row',
    'src/deep does not exist',
  ])
})
