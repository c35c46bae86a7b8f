import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Verdict {
  area: string
  class: string
  test: string
  verdict: string
  what: string
}

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const checkout = here('../..')
const columns = ['area', 'class', 'test', 'verdict', 'what'] as const

/** CPython's tests, as `area class test`. */
export function namesOfCPython(): string[] {
  return rowsOf(here('./cpython-tests.tsv')).map(row => row.slice(0, 3).join(' '))
}

/** All rows of `verdicts/*.tsv`. A row in another area's file is an error. */
export function readVerdicts(): Verdict[] {
  return readdirSync(here('./verdicts'))
    .filter(file => file.endsWith('.tsv'))
    .flatMap(file => rowsOf(here(`./verdicts/${file}`)).map(row => verdictOf(row, file)))
}

function verdictOf(row: string[], file: string): Verdict {
  const made = Object.fromEntries(columns.map((name, n) => [name, row[n] ?? ''])) as unknown as Verdict
  if (`${made.area}.tsv` !== file) throw new Error(`verdicts/${file} has a row of the area "${made.area}".`)
  return made
}

function rowsOf(path: string): string[][] {
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean)
  return lines.slice(1).map(line => line.split('\t'))
}

/** What is wrong with a row by itself; `undefined` when nothing is. */
export function problemOf({ verdict, what }: Verdict): string | undefined {
  if (verdict === 'open') return undefined
  if (verdict === 'no-meaning') return what.trim().length < 20 ? 'no-meaning wants a reason' : undefined
  if (verdict !== 'tested') return `"${verdict}" is no verdict: tested, no-meaning or open`
  const [path = '', ...titles] = what.split(' > ')
  if (!titles.length) return 'tested wants "path > title"'
  if (!existsSync(join(checkout, path))) return `there is no file ${path}`
  return titlesIn(path).has(titles.join(' > '))
    ? undefined
    : `${path} has no test titled "${titles.join(' > ')}"`
}

const known = new Map<string, Set<string>>()

// A recorded case's title; or titles as a source writes them: the first string of a call of test or it, with `.each(…)` and the like between.
function titlesIn(path: string): Set<string> {
  const found = known.get(path) ?? new Set(readTitles(readFileSync(join(checkout, path), 'utf8')))
  known.set(path, found)
  return found
}

function readTitles(source: string): string[] {
  if (source.startsWith('[{')) return [...source.matchAll(/"title":"([^"]*)"/g)].map(match => match[1]!)
  const call =
    /\b(?:test|it)\b[^\n'"`]*?(?:\([^()]*(?:\([^()]*\)[^()]*)*\))?\(\s*(['"`])((?:\\.|(?!\1)[^\\\n])*)\1/g
  return [...source.matchAll(call)].map(match => match[2]!.replace(/\\(['"`])/g, '$1'))
}

/** How many rows of each area have each verdict, as lines of a table. */
export function countsByArea(verdicts: Verdict[]): string {
  const areas = [...new Set(verdicts.map(row => row.area))].toSorted()
  const counts = (rows: Verdict[]) =>
    ['tested', 'no-meaning', 'open'].map(verdict => rows.filter(row => row.verdict === verdict).length)
  const line = (name: string, rows: Verdict[]) =>
    [name.padEnd(22), ...counts(rows).map(count => String(count).padStart(10))].join(' ')
  return [
    ['area'.padEnd(22), ...['tested', 'no-meaning', 'open'].map(word => word.padStart(10))].join(' '),
    ...areas.map(area =>
      line(
        area,
        verdicts.filter(row => row.area === area),
      ),
    ),
    line('all', verdicts),
  ].join('\n')
}
