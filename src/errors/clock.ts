// In a file of its own, since the setup file loads it.

/** The virtual clock is not to be had as it was asked for. */
export class ClockError extends Error {
  override name = 'ClockError'
}
