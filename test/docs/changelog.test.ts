import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

// A merge of two branches that reworded one entry keeps both wordings.
test('no entry of the changelog stands twice, in an older and a newer wording', () => {
  const lines = readFileSync(new URL('../../CHANGELOG.md', import.meta.url), 'utf8').split('\n')
  const beginnings = lines.filter(line => line.startsWith('- ')).map(line => line.slice(0, 40))
  expect(beginnings.filter((each, index) => beginnings.indexOf(each) !== index)).toEqual([])
})
