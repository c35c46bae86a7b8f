import type { MomentKind } from '../../../../ownership/index.ts'
import type { Moment } from './data.ts'
import { shape, timeText } from './elements.ts'
import { lookOf } from './kinds.ts'
import type { Scale } from './scale.ts'
import type { Row, Strip } from './strips.ts'

const titleWidth = 150
const rowHeight = 38
const top = 22
/** About what a letter takes. */
const letterWidth = 6.2

/** What of the picture stands for a moment, so that it can be shown. */
export type Marks = ReadonlyMap<Moment, Element>

interface Picture {
  readonly svg: SVGSVGElement
  readonly marks: Marks
}

/** Draws the rows of a test. The list of moments says the same in words, so that a screen reader leaves the picture out. */
export function pictureOf(rows: readonly Row[], moments: readonly Moment[], scale: Scale): Picture {
  const x: Scale = at => titleWidth + 10 + scale(at)
  const width = x(moments.at(-1)?.at ?? 0) + 40
  const height = top + rows.length * rowHeight + 4
  const svg = shape('svg', { width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true' })
  const marks = new Map<Moment, Element>()
  svg.append(...ticks(moments, x, height))
  rows.forEach((row, index) => {
    const y = top + index * rowHeight
    svg.append(shape('line', { class: 'rule', x1: 0, x2: width, y1: y, y2: y }))
    for (const strip of row.strips) svg.append(stripShape(strip, x, y, marks))
    for (const mark of row.marks) svg.append(markShape(mark, x, y, marks))
    // Last, and on a ground of its own: it stays in sight while the picture is moved below it.
    svg.append(titleShape(row.title, y))
  })
  svg.append(...arrowShapes(rows, moments, x))
  return { svg, marks }
}

function titleShape(title: string, y: number): Element {
  const most = Math.floor(titleWidth / letterWidth)
  const shown = title.length > most ? `${title.slice(0, most - 1)}…` : title
  return shape('g', { class: 'title' }, [
    shape('rect', { x: 0, y: y + 1, width: titleWidth, height: rowHeight - 2 }),
    shape('text', { x: 4, y: y + 16 }, [shown]),
  ])
}

/** Lines of time, as many as have room for their text. */
function ticks(moments: readonly Moment[], x: Scale, height: number): Element[] {
  let free = 0
  return moments.flatMap(({ at }) => {
    if (x(at) < free) return []
    free = x(at) + 70
    return [
      shape('line', { class: 'tick', x1: x(at), x2: x(at), y1: 16, y2: height }),
      shape('text', { class: 'tick', x: x(at), y: 12 }, [timeText(at)]),
    ]
  })
}

function stripShape(strip: Strip, x: Scale, y: number, marks: Map<Moment, Element>): Element {
  const { from, to, text, moment, isOpen, isInner } = strip
  const width = Math.max(3, x(to) - x(from))
  const letters = Math.floor((width - 6) / letterWidth)
  const [y1, height] = isInner ? [y + 22, 13] : [y + 4, 16]
  const shown = text.length <= letters ? text : letters > 3 ? `${text.slice(0, letters - 1)}…` : ''
  const drawn = shape('g', { class: `strip ${cssName(moment.kind)}${isOpen ? ' open' : ''}` }, [
    shape('title', {}, [`${text}, ${timeText(to - from)}${isOpen ? ', not ended' : ''}`]),
    shape('rect', { x: x(from), y: y1, width, height, rx: 2 }),
    shape('text', { x: x(from) + 4, y: y1 + height - 4 }, [shown]),
  ])
  marks.set(moment, drawn)
  return drawn
}

function markShape(moment: Moment, x: Scale, y: number, marks: Map<Moment, Element>): Element {
  const isAlarm = lookOf(moment.kind).draws === 'alarm'
  const title = shape('title', {}, [lookOf(moment.kind).tell(moment.text, '')])
  const at = x(moment.at)
  const drawn = isAlarm
    ? shape('g', { class: `alarm ${cssName(moment.kind)}` }, [
        title,
        shape('line', { x1: at, x2: at, y1: y + 1, y2: y + rowHeight - 2 }),
        shape('circle', { cx: at, cy: y + 29, r: 7 }),
        shape('text', { x: at, y: y + 33 }, ['!']),
      ])
    : shape('g', { class: `mark ${cssName(moment.kind)}` }, [
        title,
        shape('circle', { cx: at, cy: y + 29, r: 4 }),
      ])
  marks.set(moment, drawn)
  return drawn
}

/** From who made, woke or cancelled a task to the task. */
function arrowShapes(rows: readonly Row[], moments: readonly Moment[], x: Scale): Element[] {
  const lanes = rows.filter(({ title }) => !title.endsWith(', too'))
  const yOf = (lane: number) => top + rows.indexOf(lanes[lane]!) * rowHeight + 12
  return moments
    .filter(({ lane, by }) => lane !== by)
    .map(({ at, lane, by, kind }) => {
      const [from, to, sign] = [yOf(by), yOf(lane), yOf(by) < yOf(lane) ? 1 : -1]
      const head = `M ${x(at) - 4} ${to - 6 * sign} L ${x(at)} ${to} L ${x(at) + 4} ${to - 6 * sign}`
      return shape('path', {
        class: `arrow ${cssName(kind)}`,
        d: `M ${x(at)} ${from} L ${x(at)} ${to} ${head}`,
      })
    })
}

function cssName(kind: MomentKind): string {
  return kind.replaceAll(' ', '-')
}
