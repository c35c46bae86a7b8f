const mark = Symbol.for('vitest-async-case.virtual-timer')

/** Marks the timers of virtual clocks, by their class. */
export function markVirtual(prototype: object): void {
  Object.defineProperty(prototype, mark, { value: true })
}

/** Whether something that Node tells of as a timer is one of a virtual clock, also while it is being made. */
export function isVirtualTimer(resource: object): boolean {
  return mark in resource
}
