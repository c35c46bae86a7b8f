/** Schedules were asked for where they cannot be, or in a way that they do not know; or a replay does not fit its test. */
export class ScheduleError extends Error {
  override name = 'ScheduleError'
}
