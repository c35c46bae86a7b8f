import type { MomentKind } from '../../../../ownership/index.ts'
import type { Moment } from './data.ts'
import { lookOf } from './kinds.ts'

/** Something that lasts. */
export interface Strip {
  readonly from: number
  to: number
  readonly text: string
  /** The moment that began it. */
  readonly moment: Moment
  /** Whether it did not end by itself. */
  isOpen: boolean
  /** Whether it lies in another one of its row: a wait in what waits. */
  readonly isInner: boolean
}

/** One row of the picture: what follows each other, and what happens at a moment. */
export interface Row {
  readonly title: string
  /** The lane that it is the first row of. */
  readonly lane?: number
  readonly strips: Strip[]
  readonly marks: Moment[]
}

/** Which strip a moment begins or ends, by the kind that begins it. */
const beginnings: Partial<Record<MomentKind, MomentKind>> = {
  phase: 'phase',
  'back in phase': 'phase',
  over: 'phase',
  'sub-test': 'sub-test',
  'sub-test over': 'sub-test',
  task: 'task',
  'task over': 'task',
  waits: 'waits',
  woken: 'waits',
  'timer set': 'timer set',
  'timer fired': 'timer set',
  'timer cleared': 'timer set',
  opened: 'opened',
  closed: 'opened',
  // Whatever it was: each thing has a number of its own.
  'ended by force': 'timer set',
}

/** A row of its own, for what is not drawn in the row of its lane. */
const titles: Partial<Record<MomentKind, string>> = {
  'sub-test': 'sub-tests',
  'timer set': 'timers',
  opened: 'resources',
}

/** The rows of a test: each lane, with more where it waits for several things at once; then what else lasts. */
export function stripsOf(moments: readonly Moment[], lanes: readonly string[]): Row[] {
  const strips = allStrips(moments)
  const marks = moments.filter(({ kind }) => ['mark', 'alarm'].includes(lookOf(kind).draws))
  const ofLanes = lanes.flatMap((title, lane) => {
    const own = strips.filter(({ moment }) => moment.lane === lane && titles[moment.kind] === undefined)
    const [first = [], ...more] = packed(own.filter(({ isInner }) => isInner))
    const row: Row = {
      title,
      lane,
      strips: [...own.filter(({ isInner }) => !isInner), ...first],
      marks: marks.filter(mark => mark.lane === lane),
    }
    return [row, ...more.map(strips => ({ title: `${title} waits, too`, strips, marks: [] }))]
  })
  return [...ofLanes, ...Object.entries(titles).flatMap(([kind, title]) => rowsOf(strips, kind, title))]
}

function rowsOf(strips: readonly Strip[], kind: string, title: string): Row[] {
  return packed(strips.filter(({ moment }) => moment.kind === kind)).map(strips => ({
    title,
    strips,
    marks: [],
  }))
}

function allStrips(moments: readonly Moment[]): Strip[] {
  const strips: Strip[] = []
  const end = moments.at(-1)?.at ?? 0
  const open = new Map<string, Strip>()
  for (const moment of moments) {
    const key = keyOf(moment)
    if (key === undefined) continue
    const before = open.get(key)
    if (before && (key === 'phase' || lookOf(moment.kind).draws === 'ends')) {
      before.to = moment.at
      before.isOpen = moment.kind === 'ended by force'
      open.delete(key)
    }
    if (lookOf(moment.kind).draws === 'begins') {
      const text = moment.kind === 'task' ? `task ${moment.text}` : moment.text
      const isInner = moment.kind === 'waits'
      const strip = { from: moment.at, to: end, text, moment, isOpen: true, isInner }
      open.set(key, strip)
      strips.push(strip)
    }
  }
  return strips
}

function keyOf({ kind, thing, text }: Moment): string | undefined {
  const beginning = beginnings[kind]
  if (beginning === undefined) return undefined
  // One that waits for several things waits once for each.
  if (beginning === 'phase') return beginning
  return beginning === 'waits' ? `waits ${thing} ${text}` : `thing ${thing}`
}

/** So many rows are drawn of one kind; what finds no room in them overlaps in the last. */
const mostRows = 12

/** Puts strips into as few rows as hold them without an overlap. */
function packed(strips: readonly Strip[]): Strip[][] {
  const rows: Strip[][] = []
  for (const strip of strips) {
    const free = rows.find(row => row.at(-1)!.to <= strip.from)
    if (free) free.push(strip)
    else if (rows.length < mostRows) rows.push([strip])
    else rows.at(-1)!.push(strip)
  }
  return rows
}
