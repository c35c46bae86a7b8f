import { classNameOf, originalOf, originals, shared } from '../../internal/index.ts'

/** Replaces something of the platform's. Returns what puts it back, where it is still ours. */
export type Replacement = () => () => void

/** NamesHeld that are replaced together: those that tell the time, and those that tell what is in flight. */
type NamesHeld = 'time' | 'in flight'

interface Replaced {
  /** What puts them back, and how many still want them replaced. */
  readonly held: Map<NamesHeld, { holders: number; putBack: readonly (() => void)[] }>
  /** Whether a name is still ours, by each that is replaced now. */
  readonly checks: Map<() => boolean, string>
}

const replaced = shared<Replaced>('replaced-names', () => ({ held: new Map(), checks: new Map() }))

/**
 * Has names replaced from the first call on until everybody who has called it has let go.
 * @returns what lets go; the second call does nothing
 */
export function holdReplaced(names: NamesHeld, all: readonly Replacement[]): () => void {
  const held = replaced.held.get(names) ?? { holders: 0, putBack: all.map(replace => replace()) }
  replaced.held.set(names, held)
  held.holders += 1
  let isHeld = true
  return () => {
    if (!isHeld) return
    isHeld = false
    held.holders -= 1
    if (held.holders > 0) return
    replaced.held.delete(names)
    for (const undo of held.putBack.toReversed()) undo()
  }
}

/** A name that somebody has put something of theirs to in the place of ours, as fake timers do. */
export function takenName(): string | undefined {
  for (const [isOurs, name] of replaced.checks) if (!isOurs()) return name
  return undefined
}

/**
 * Replaces `target[key]` by what `make` returns for what is there, which looks as before to whoever lists the members.
 * What is ours already, put there by another copy of the library or for another global of this process, stays.
 */
export function replaceMember<T extends object, K extends keyof T>(
  target: T,
  key: K,
  make: (original: T[K] & object) => T[K] & object,
): () => void {
  const before = Object.getOwnPropertyDescriptor(target, key)
  const original = target[key]
  if (!isReplaceable(original) || before?.configurable === false || originalOf(original) !== original)
    return () => {}
  const replacement = make(original)
  originals.set(replacement, original)
  Object.defineProperty(target, key, {
    value: replacement,
    configurable: true,
    enumerable: before?.enumerable ?? true,
    writable: true,
  })
  const isOurs = () => target[key] === replacement
  replaced.checks.set(isOurs, nameOf(target, String(key)))
  return () => {
    replaced.checks.delete(isOurs)
    if (!isOurs()) return
    if (before) Object.defineProperty(target, key, before)
    else delete target[key]
  }
}

function isReplaceable<V>(value: V): value is V & object {
  return typeof value === 'function' || (typeof value === 'object' && value !== null)
}

/** For a report: `Date`, `Date.now`, `Performance.now`. */
function nameOf(target: object, key: string): string {
  const of = typeof target === 'function' ? target.name : classNameOf(target)
  return target === globalThis || of === 'Object' ? key : `${of}.${key}`
}
