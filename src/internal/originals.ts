import { sharedByProcess } from './state.ts'

// By what was put in its place. A second copy of the library finds the first one's patches there, and wants what is below them.
const originals = sharedByProcess('originals', () => new WeakMap<object, object>())

/** Remembers that `replacement` stands where `original` was. */
export function noteOriginal<T extends object>(replacement: T, original: T): void {
  originals.set(replacement, original)
}

/** What a function of the platform's was before it was replaced; itself when nobody has replaced it. */
export function originalOf<T extends object>(fn: T): T
export function originalOf(fn: object): object {
  return originals.get(fn) ?? fn
}
