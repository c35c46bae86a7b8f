/** What Python's `statistics.StatisticsError` says, in its words. */
export class StatisticsError extends Error {
  override name = 'StatisticsError'
}
