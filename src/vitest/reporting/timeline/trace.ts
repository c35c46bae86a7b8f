import type { MomentKind } from '../../../ownership/index.ts'
import { lookOf, stripsOf, type Moment } from './page/index.ts'
import type { ToldTest } from './page-of.ts'

/** One event of the Trace Event Format, which Perfetto and Chrome open. Times are microseconds. */
interface TraceEvent {
  readonly name: string
  /** Complete, instant, metadata; the beginning and the end of an arrow. */
  readonly ph: 'X' | 'i' | 'M' | 's' | 'f'
  readonly ts: number
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly cat?: MomentKind
  readonly s?: 't'
  readonly bp?: 'e'
  readonly id?: number
  readonly args?: Readonly<Record<string, unknown>>
}

/** Each test is a process of the trace, each of its lanes a thread, on one clock for all. */
export function traceOf(tests: readonly ToldTest[]): { traceEvents: TraceEvent[]; displayTimeUnit: 'ms' } {
  const origin = Math.min(...tests.map(({ record }) => record.begun))
  const arrows = { count: 0 }
  const traceEvents = tests.flatMap((test, index) => eventsOf(test, index + 1, origin, arrows))
  return { traceEvents, displayTimeUnit: 'ms' }
}

function eventsOf(test: ToldTest, pid: number, origin: number, arrows: { count: number }): TraceEvent[] {
  const { record, name, verdict, moments } = test
  const micros = (at: number) => Math.round((record.begun - origin + at) * 1000)
  const meta = (key: string, tid: number, args: object): TraceEvent => {
    return { name: key, ph: 'M', ts: 0, pid, tid, args: { ...args } }
  }
  const rows = stripsOf(moments, record.lanes)
  const events = [meta('process_name', 0, { name: `${name} (${verdict})` })]
  rows.forEach(({ title }, tid) => events.push(meta('thread_name', tid, { name: title })))
  rows.forEach(({ strips, marks }, tid) => {
    for (const { from, to, text, moment } of strips)
      events.push({
        name: text,
        ph: 'X',
        ts: micros(from),
        dur: micros(to) - micros(from),
        pid,
        tid,
        cat: moment.kind,
      })
    for (const moment of marks) {
      const text = lookOf(moment.kind).tell(moment.text, '')
      events.push({ name: text, ph: 'i', ts: micros(moment.at), pid, tid, cat: moment.kind, s: 't' })
    }
  })
  for (const { moment, from, to } of arrowsOf(moments)) {
    const id = (arrows.count += 1)
    const common = { name: moment.kind, ts: micros(moment.at), pid, cat: moment.kind, id }
    events.push({ ...common, ph: 's', tid: from }, { ...common, ph: 'f', tid: to, bp: 'e' })
  }
  return events
}

/** Who made, woke or cancelled whom. */
function arrowsOf(moments: readonly Moment[]): { moment: Moment; from: number; to: number }[] {
  return moments
    .filter(({ lane, by }) => lane !== by)
    .map(moment => ({ moment, from: moment.by, to: moment.lane }))
}
