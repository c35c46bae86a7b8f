import { expect, test } from 'vitest'
import { figures, homes, sources } from '../../scripts/lib-figures.mjs'
import { parsed } from './parsed.ts'

const rule =
  'Words of docs/design.md: one meaning each. A top-level name stands in one file; where two files need one, one of them ' +
  'imports it, or the two things differ and get two names. `npm run figures -- src/<folder>` lists those of a folder.'

/** Of all top-level names, in per cent, those that stand in two or more files. */
const most = 4

/** Words that docs/design.md defines, as the names of types and values that may be declared in one file only. */
const reserved = (
  'Owner Scope Phase Outcome Verdict Leak Subject Frame Entry Attempt Program ' +
  'owner scope phase outcome verdict settled leaked late abandoned guest'
).split(' ')

test('few names stand in two files', () => {
  const files = sources()
  const shared = [...homes(files)].filter(([, paths]) => paths.length > 1).map(([name]) => name)
  expect(figures(files).sharedNames, `${rule}\n${shared.join(' ')}`).toBeLessThanOrEqual(most)
})

test.each(reserved)('%s is declared in one file at most', word => {
  expect(twice(sources(), word), rule).toEqual([])
})

test('a word that is declared twice is found, exported or not', () => {
  const files = [parsed('src/a.ts', 'export interface Verdict {}'), parsed('src/b.ts', 'type Verdict = 1')]
  expect(twice(files, 'Verdict')).toEqual(['src/a.ts', 'src/b.ts'])
})

function twice(files: Parameters<typeof homes>[0], word: string): string[] {
  const paths = homes(files).get(word) ?? []
  return paths.length > 1 ? paths : []
}
