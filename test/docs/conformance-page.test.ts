import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readVerdicts, type Verdict } from '../conformance/verdicts.ts'
import { readPage, root } from './markdown.ts'

const page = 'docs/conformance.md'
const between = /(<!-- counts:.*? -->\n)[^]*?(<!-- \/counts -->)/

// VAC_UPDATE=1 writes the table into the page.
test('docs/conformance.md shows how many verdicts of each kind there are', () => {
  const text = readPage(page)
  const updated = text.replace(between, (_, start, end) => `${start}\n${tableOf(readVerdicts())}\n\n${end}`)
  if (process.env['VAC_UPDATE'] === '1') writeFileSync(join(root, page), updated)
  expect(readPage(page)).toBe(updated)
})

function tableOf(verdicts: Verdict[]): string {
  const areas = [...new Set(verdicts.map(row => row.area))].toSorted()
  const rows = areas.map(area => [`\`${area}\``, verdicts.filter(row => row.area === area)] as const)
  const header = ['area', 'tested', 'no meaning', 'open']
  const cells = [
    header,
    ...[...rows, ['all', verdicts] as const].map(([name, of]) => [name, ...countsOf(of)]),
  ]
  const widths = header.map((_, n) => Math.max(...cells.map(row => row[n]!.length)))
  const line = (row: string[]) => `| ${row.map((cell, n) => cell.padEnd(widths[n]!)).join(' | ')} |`
  const rule = `| ${widths.map(width => '-'.repeat(width)).join(' | ')} |`
  return [line(cells[0]!), rule, ...cells.slice(1).map(line)].join('\n')
}

function countsOf(verdicts: readonly Verdict[]): string[] {
  const count = (verdict: string) => String(verdicts.filter(row => row.verdict === verdict).length)
  return ['tested', 'no-meaning', 'open'].map(count)
}
