import type { Row, Strip } from './page/index.ts'

/** A row of the page as a trace has it: its strips lie in each other or apart, which is all that a thread of a trace can show. */
export interface Thread {
  readonly tid: number
  readonly title: string
  /** Of which lane it is the first: what happens in the lane stands there. */
  readonly lane: number | undefined
  readonly strips: readonly Strip[]
  readonly marks: Row['marks']
}

/** So many threads are made of one row; of what finds no room in them the beginning is told. */
const mostThreads = 50

/** The threads of a test. @param tid the number of the first; the others follow */
export function threadsOf(rows: readonly Row[], tid: number): Thread[] {
  const parts = rows.flatMap(row => {
    const { title, lane } = row
    const { parts, rest } = nested(row.strips)
    const [first = [], ...more] = parts
    return [
      { title, lane, strips: first, marks: [...row.marks, ...rest.map(({ moment }) => moment)] },
      ...more.map(strips => ({ title, lane: undefined, strips, marks: [] })),
    ]
  })
  return parts.map((part, index) => ({ ...part, tid: tid + index }))
}

/** Parts strips so that in each part none overlaps another one's end. */
function nested(strips: readonly Strip[]): { parts: Strip[][]; rest: Strip[] } {
  const inOrder = strips.toSorted((one, other) => one.from - other.from || other.to - one.to)
  const parts: { readonly strips: Strip[]; readonly around: Strip[] }[] = []
  const rest: Strip[] = []
  for (const strip of inOrder) {
    const part = parts.find(({ around }) => hasRoom(around, strip))
    part?.strips.push(strip)
    part?.around.push(strip)
    if (part) continue
    if (parts.length < mostThreads) parts.push({ strips: [strip], around: [strip] })
    else rest.push(strip)
  }
  return { parts: parts.map(part => part.strips), rest }
}

/** @param around what may still be going on, the innermost last; what is over is taken out */
function hasRoom(around: Strip[], strip: Strip): boolean {
  while (around.length > 0 && around.at(-1)!.to <= strip.from) around.pop()
  return around.length === 0 || around.at(-1)!.to >= strip.to
}
