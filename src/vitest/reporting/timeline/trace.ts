import type { MomentKind } from '../../../ownership/index.ts'
import type { ToldTest } from './page-of.ts'
import { lookOf, stripsOf, type Moment } from './page/index.ts'
import { threadsOf, type Thread } from './threads.ts'

/** One event of the Trace Event Format, which Perfetto and Chrome open. Times are microseconds. */
export interface TraceEvent {
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

/** Numbers that are given once in a trace. Perfetto takes thread 0 for the idle one, and one of its process's number for the main one. */
interface Given {
  threads: number
  arrows: number
}

/** Each test is a process of the trace, each of its lanes a thread, on one clock for all. */
export function traceOf(tests: readonly ToldTest[]): { traceEvents: TraceEvent[]; displayTimeUnit: 'ms' } {
  const origin = Math.min(...tests.map(({ record }) => record.begun))
  const given: Given = { threads: 0, arrows: 0 }
  const traceEvents = tests.flatMap((test, index) => eventsOf(test, index + 1, origin, given))
  return { traceEvents, displayTimeUnit: 'ms' }
}

function eventsOf(test: ToldTest, pid: number, origin: number, given: Given): TraceEvent[] {
  const { record, name, verdict, moments } = test
  const micros = (at: number) => Math.round((record.begun - origin + at) * 1000)
  const threads = threadsOf(stripsOf(moments, record.lanes), given.threads + 1)
  given.threads += threads.length
  const nameOf = (lane: number) => record.lanes[lane] ?? ''
  const tidOf = new Map(threads.flatMap(({ lane, tid }) => (lane === undefined ? [] : [[lane, tid]])))
  const at = (moment: Moment, lane: number, text: string): TraceEvent => {
    const { kind: cat } = moment
    return { name: text, ph: 'i', ts: micros(moment.at), pid, tid: tidOf.get(lane)!, cat, s: 't' }
  }
  const told = (moment: Moment) => {
    const { kind, lane, by, text } = moment
    return at(moment, lane, lookOf(kind).tell(text, by === lane ? '' : nameOf(by)))
  }
  const arrows = moments.filter(({ lane, by }) => lane !== by)
  return [
    ...namesOf(threads, pid, `${name} (${verdict})`),
    ...threads.flatMap(({ tid, strips }) =>
      strips.map(({ from, to, text, moment }): TraceEvent => {
        const [ts, end] = [micros(from), micros(to)]
        return { name: text, ph: 'X', ts, dur: end - ts, pid, tid, cat: moment.kind }
      }),
    ),
    ...threads.flatMap(({ marks }) => marks.filter(({ lane, by }) => lane === by).map(told)),
    ...arrows.flatMap(moment => {
      const doing = `${nameOf(moment.lane)}: ${lookOf(moment.kind).tell(moment.text, '')}`
      return arrow(at(moment, moment.by, doing), told(moment), (given.arrows += 1))
    }),
  ]
}

/** How the processes and threads are called, and that they stand in the order of the page. */
function namesOf(threads: readonly Thread[], pid: number, process: string): TraceEvent[] {
  const meta = (name: string, tid: number, args: object): TraceEvent => {
    return { name, ph: 'M', ts: 0, pid, tid, args: { ...args } }
  }
  const [{ tid: first } = { tid: 0 }] = threads
  return [
    meta('process_name', first, { name: process }),
    meta('process_sort_index', first, { sort_index: pid }),
    ...threads.flatMap(({ tid, title }) => [
      meta('thread_name', tid, { name: title }),
      meta('thread_sort_index', tid, { sort_index: tid }),
    ]),
  ]
}

/** Who made, woke or cancelled whom. Each end is bound to an event of its own: to what else would differ by the reader. */
function arrow(from: TraceEvent, to: TraceEvent, id: number): TraceEvent[] {
  const end = ({ ts, pid, tid }: TraceEvent) => ({ name: to.cat!, cat: to.cat!, ts, pid, tid, id })
  return [from, { ...end(from), ph: 's' }, to, { ...end(to), ph: 'f', bp: 'e' }]
}
