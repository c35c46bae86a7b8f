import { shared } from '../internal/index.ts'

// The classes of which the file that runs has made an instance: it has a use for them.
const constructed = shared('constructed-classes', () => new Set<Function>())

export function noteConstructed(cls: Function): void {
  constructed.add(cls)
}

export function constructedClasses(): Iterable<Function> {
  return constructed
}

/** At the end of a file. */
export function forgetConstructed(): void {
  constructed.clear()
}
