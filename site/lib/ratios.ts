// The ratios in what the benches print: docs/benchmarks.md has them as text, the site draws them too.

export interface Ratio {
  name: string
  value: number
  /** Of the rounds' ratios: the least and the most, or the quartiles. */
  range?: [number, number]
}

export interface Group {
  title: string
  ratios: Ratio[]
}

/** The groups of a bench's output that have ratios; a line above the rows is the group's title. */
export function groupsOf(text: string): Group[] {
  return text
    .split(/\n\s*\n/)
    .map(groupOf)
    .filter(group => group.ratios.length > 1)
}

function groupOf(paragraph: string): Group {
  const lines = paragraph.split('\n')
  const ratios = lines.flatMap(line => ratioOf(line) ?? [])
  const title = ratioOf(lines[0]!) ? '' : lines[0]!.split(/\s{2,}/)[0]!.trim()
  return { title, ratios }
}

const number = String.raw`(\d+(?:\.\d+)?)`
const range = String.raw`\(?${number}–${number}\)?`
/** The forms in which the benches print a row. */
const forms = [
  // name   525.1 µs   2.44×  2.23–2.62
  new RegExp(String.raw`^\s*(?<name>\S.*?)\s{2,}.*?\s(?<value>[\d.]+)×\s+(?<range>${range})`),
  // name   0.7 ns  x1.01  (1.00–1.01)
  new RegExp(String.raw`^\s*(?<name>\S.*?)\s{2,}.*?\s[x×](?<value>[\d.]+)(?:\s+(?<range>${range}))?`),
  // | name | 171 | 0.97 (0.92–1.05) | … |
  new RegExp(String.raw`^\| (?<name>[^|]+?) \|[^|]*\| (?<value>[\d.]+) (?<range>${range}) \|`),
]

function ratioOf(line: string): Ratio | undefined {
  for (const form of forms) {
    const found = form.exec(line)?.groups
    if (!found) continue
    const [from, to] = [...(found['range'] ?? '').matchAll(/[\d.]+/g)].map(Number)
    const ratio = { name: found['name']!, value: Number(found['value']) }
    return from === undefined || to === undefined ? ratio : { ...ratio, range: [from, to] }
  }
  return undefined
}
