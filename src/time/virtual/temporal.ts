import type { OwnerClock } from '../../ownership/index.ts'
import { replaceMember } from '../replaced/index.ts'

interface ZonedDateTime {
  toPlainDateTime(): object
  toPlainDate(): object
  toPlainTime(): object
}

/** `Temporal`, as far as it tells the time: Node 26 has it. */
interface TemporalNamespace {
  readonly Instant: {
    fromEpochMilliseconds(ms: number): { toZonedDateTimeISO(zone: unknown): ZonedDateTime }
  }
  readonly Now: {
    timeZoneId(): string
  } & Record<NowName, (zone?: unknown) => object>
}

type NowName = 'instant' | 'zonedDateTimeISO' | 'plainDateTimeISO' | 'plainDateISO' | 'plainTimeISO'

/** What each says of a moment in a time zone. */
const ofZoned: Readonly<Record<Exclude<NowName, 'instant'>, (zoned: ZonedDateTime) => object>> = {
  zonedDateTimeISO: zoned => zoned,
  plainDateTimeISO: zoned => zoned.toPlainDateTime(),
  plainDateISO: zoned => zoned.toPlainDate(),
  plainTimeISO: zoned => zoned.toPlainTime(),
}

/** `Temporal.Now`, where there is one. */
export function replaceTemporal(currentClock: () => OwnerClock | undefined): () => void {
  const { Temporal } = globalThis as { Temporal?: TemporalNamespace }
  if (!Temporal) return () => {}
  const { Instant, Now } = Temporal
  const replace = (name: NowName, read: (clock: OwnerClock, zone: unknown) => object) =>
    replaceMember(Now, name, original => zone => {
      const clock = currentClock()
      return clock ? read(clock, zone) : original.call(Now, zone)
    })
  const instantOf = (clock: OwnerClock) => Instant.fromEpochMilliseconds(clock.date())
  const zonedNames = Object.keys(ofZoned) as (keyof typeof ofZoned)[]
  const undos = [
    replace('instant', instantOf),
    ...zonedNames.map(name =>
      replace(name, (clock, zone) =>
        ofZoned[name](instantOf(clock).toZonedDateTimeISO(zone ?? Now.timeZoneId())),
      ),
    ),
  ]
  return () => {
    for (const undo of undos) undo()
  }
}
