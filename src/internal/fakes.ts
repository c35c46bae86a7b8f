/** The clock of `@sinonjs/fake-timers`, which Vitest and sinon use. */
export interface FakeClock {
  uninstall?(): void
  /** What it stands for now. */
  readonly methods?: readonly string[]
}

/** Fakes have their clock as a property. */
export function isFake(value: unknown): value is { readonly clock: FakeClock } {
  return (typeof value === 'function' || typeof value === 'object') && value !== null && 'clock' in value
}

/** The clock of fakes that are on, whatever they stand for. */
export function clockOfFakes(): FakeClock | undefined {
  const { performance, process, setImmediate } = globalThis
  const faked: readonly unknown[] = [setTimeout, Date, setInterval, setImmediate, queueMicrotask]
  const ofNode: readonly unknown[] = [performance, process?.nextTick, process?.hrtime]
  return (faked.find(isFake) ?? ofNode.find(isFake))?.clock
}
