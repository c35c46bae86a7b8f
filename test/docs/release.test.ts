import { expect, test } from 'vitest'
import { dated, differences, packedFiles } from '../../scripts/lib-release.mjs'

const text = '# Changes\n\n## 0.2.0 (unreleased)\n\nNew.\n\n## 0.1.0 (2026-01-02)\n'

test('a release writes its date into the first heading alone', () => {
  expect(dated(text, '0.2.0', '2026-12-01')).toBe(text.replace('unreleased', '2026-12-01'))
})

test('a changelog that has its date keeps it', () => {
  const released = dated(text, '0.2.0', '2026-12-01')
  expect(dated(released, '0.2.0', '2027-01-01')).toBe(released)
})

test('a changelog of another version, or of none, is refused', () => {
  const refusal = (found: string) =>
    `CHANGELOG.md begins with "${found}", but package.json says 0.3.0. Write "## 0.3.0 (unreleased)" above what is new.`
  expect(() => dated(text, '0.3.0', '2026-12-01')).toThrow(refusal('## 0.2.0 (unreleased)'))
  expect(() => dated('# Changes\n', '0.3.0', '2026-12-01')).toThrow(refusal(''))
})

test('a file that is not on the list and one that is missing are told', () => {
  const files = packedFiles(['dist/types/index.d.ts'])
  expect(differences(files)).toEqual([])
  const others = [...files.filter(file => file !== 'dist/setup.js'), 'dist/left.map', 'docs/api/index.md']
  expect(differences(others)).toEqual(['+ dist/left.map', '+ docs/api/index.md', '- dist/setup.js'])
})
