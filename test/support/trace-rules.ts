import type { traceOf } from '../../src/vitest/reporting/timeline/trace.ts'

export type Trace = ReturnType<typeof traceOf>
type TraceEvent = Trace['traceEvents'][number]

/** What keeps Perfetto or Chrome from showing a trace as it is meant; `[]` for nothing. They say little themselves: what does not fit is left out, or moved. */
export function faultsOf({ traceEvents }: Trace): string[] {
  return [
    ...traceEvents.flatMap(faultsOfEvent),
    ...grouped(traceEvents, ({ tid }) => tid).flatMap(faultsOfThread),
    ...grouped(
      traceEvents.filter(({ ph }) => ph === 's' || ph === 'f'),
      ({ id }) => id,
    ).flatMap(faultsOfArrow),
    ...traceEvents.flatMap((event, index) => faultsOfEnd(event, traceEvents[index - 1])),
  ]
}

function grouped(events: readonly TraceEvent[], keyOf: (event: TraceEvent) => unknown): TraceEvent[][] {
  const groups = new Map<unknown, TraceEvent[]>()
  for (const event of events) {
    const group = groups.get(keyOf(event)) ?? []
    groups.set(keyOf(event), [...group, event])
  }
  return [...groups.values()]
}

function textOf({ ph, name, pid, tid, ts }: TraceEvent): string {
  return `${ph} ${name} (${pid}/${tid}) at ${ts}`
}

/** Numbers are whole and not negative, and thread 0 is the idle one. */
function faultsOfEvent(event: TraceEvent): string[] {
  const { ph, ts, dur, pid, tid } = event
  const numbers = [ts, pid - 1, tid - 1, ...(ph === 'X' ? [dur ?? Number.NaN] : [])]
  return numbers.every(number => Number.isInteger(number) && number >= 0)
    ? []
    : [`a number of ${textOf(event)}`]
}

/** One name, one process, whose number no thread has but its first; and what lasts in it lies in each other or apart, the outer first. */
function faultsOfThread(events: readonly TraceEvent[]): string[] {
  const faults: string[] = []
  const names = events.filter(({ name }) => name === 'thread_name')
  if (names.length !== 1) faults.push(`${names.length} names of thread ${events[0]!.tid}`)
  if (new Set(events.map(({ pid }) => pid)).size !== 1)
    faults.push(`thread ${events[0]!.tid} in two processes`)
  const around: TraceEvent[] = []
  for (const event of events.filter(({ ph }) => ph === 'X').toSorted((one, other) => one.ts - other.ts)) {
    while (around.length > 0 && endOf(around.at(-1)!) <= event.ts) around.pop()
    const [inner] = around.slice(-1)
    if (inner && endOf(inner) < endOf(event)) faults.push(`${textOf(event)} overlaps ${textOf(inner)}`)
    around.push(event)
  }
  return faults
}

function endOf({ ts, dur = 0 }: TraceEvent): number {
  return ts + dur
}

function faultsOfArrow(ends: readonly TraceEvent[]): string[] {
  return ends.map(({ ph }) => ph).join('') === 'sf' && ends[0]!.ts <= ends[1]!.ts
    ? []
    : [`an arrow of ${ends.map(textOf).join(', ')}`]
}

/** An end of an arrow belongs to what its thread had last in the file, which must be of its moment. */
function faultsOfEnd(event: TraceEvent, before: TraceEvent | undefined): string[] {
  if (event.ph !== 's' && event.ph !== 'f') return []
  return before?.ph === 'i' && before.tid === event.tid && before.ts === event.ts
    ? []
    : [`nothing for ${textOf(event)} to be bound to`]
}
