import { expect, test } from 'vitest'
import { figures, fileSizes, functionSizes, sources, type Source } from '../../scripts/lib-figures.mjs'
import { parsed } from './parsed.ts'

const rule =
  'Priority 4 of docs/design.md, simple to read: one concept a file, which fits a screen. `npm run figures` prints all.'

/** More lines need a comment at the head of the file, `// longer than 250 lines: why`. */
const most = 250
const mostWithReason = 300
const reason = new RegExp(`^// longer than ${most} lines: \\w`)

const found = figures()

test('a file has 55 to 100 lines, as a rule', () => {
  expect(found.medianFile, rule).toBeGreaterThanOrEqual(55)
  expect(found.medianFile, rule).toBeLessThanOrEqual(100)
})

test('no file is too long', () => {
  expect(tooLong(sources()), rule).toEqual([])
})

test('a long file gives its reason, and has a limit too', () => {
  const lines = (count: number) => 'let a\n'.repeat(count)
  const excuse = '// longer than 250 lines: a table\n'
  const files = [
    parsed('src/screen.ts', lines(250)),
    parsed('src/long.ts', lines(251)),
    parsed('src/table.ts', excuse + lines(299)),
    parsed('src/longer.ts', excuse + lines(300)),
  ]
  expect(tooLong(files)).toEqual(['src/long.ts', 'src/longer.ts'])
})

test('a function has 50 lines at the most', () => {
  const long = functionSizes(sources()).filter(([lines]) => lines > 50)
  expect(long, rule).toEqual([])
})

test('small files with one importer are few: what has no concept of its own belongs to its importer', () => {
  expect(
    found.smallWithOneImporter.length,
    `${rule}\n${found.smallWithOneImporter.join('\n')}`,
  ).toBeLessThanOrEqual(12)
})

test('casts are few: types say what the code knows', () => {
  expect(found.castsPerThousandLines, rule).toBeLessThanOrEqual(12)
})

function tooLong(files: readonly Source[]): string[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]))
  return fileSizes(files)
    .filter(([lines, path]) => lines > (reason.test(texts.get(path) ?? '') ? mostWithReason : most))
    .map(([, path]) => path)
}
