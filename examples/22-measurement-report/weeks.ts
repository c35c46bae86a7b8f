import { DateTime, type WeekdayNumbers } from 'luxon'

/** A day as ISO 8601 counts it: Python's `date.isocalendar`. */
export interface IsoDay {
  weekYear: number
  weekNumber: number
  /** Monday is 1, Sunday 7. */
  weekday: number
}

/** There is no such day. */
export class IsoDayError extends RangeError {
  override name = 'IsoDayError'

  constructor({ weekYear, weekNumber, weekday }: IsoDay, why: string) {
    super(`There is no day ${weekday} of week ${weekNumber} in ${weekYear}: ${why}.`)
  }
}

/** The date of a day, as `YYYY-MM-DD`: Python's `date.fromisocalendar`. */
export function dateOf(day: IsoDay): string {
  const { weekYear, weekNumber, weekday } = day
  // What is no weekday is for luxon to refuse.
  const units = { weekYear, weekNumber, weekday: weekday as WeekdayNumbers }
  const date = DateTime.fromObject(units, { zone: 'utc' })
  if (!date.isValid) throw new IsoDayError(day, date.invalidExplanation!)
  // Luxon counts on, in both directions.
  if (date.year < 1 || date.year > 9999) throw new IsoDayError(day, `the year would be ${date.year}`)
  return date.toISODate()!
}

/** The day of a date that is written `YYYY-MM-DD`. */
export function isoDayOf(date: string): IsoDay {
  const { weekYear, weekNumber, weekday } = DateTime.fromISO(date, { zone: 'utc' })
  return { weekYear, weekNumber, weekday }
}
