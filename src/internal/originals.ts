import { sharedByProcess } from './state.ts'

/** What functions of the platform were, by what the library has put in their place: every copy of it wants what is below. */
export const originals = sharedByProcess('originals', () => new WeakMap<object, object>())

/** What a function of the platform's was before it was replaced; itself when nobody has replaced it. */
export function originalOf<T extends object>(fn: T): T
export function originalOf(fn: object): object {
  return originals.get(fn) ?? fn
}

/** What the library has put in the place of a function of the platform's: the vm pools make many globals in one process, and each copies the originals. */
export const replacements = sharedByProcess('replacements', () => new WeakMap<object, object>())
