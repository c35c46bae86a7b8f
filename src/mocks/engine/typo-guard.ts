import { atUserLine } from '../text/index.ts'
import { MisspeltAssertionError } from '../../errors/index.ts'

const ASSERTIONS = [
  'assertCalled',
  'assertCalledOnce',
  'assertCalledWith',
  'assertCalledOnceWith',
  'assertAnyCall',
  'assertHasCalls',
  'assertNotCalled',
]
const AWAIT_ASSERTIONS = [
  'assertAwaited',
  'assertAwaitedOnce',
  'assertAwaitedWith',
  'assertAwaitedOnceWith',
  'assertAnyAwait',
  'assertHasAwaits',
  'assertNotAwaited',
]
const LOOKS_LIKE_ASSERTION = /^(?:assert|assret|asert|aseert|assrt)/
/** An assertion's name without `assert`: `m.calledOnce` would be a child, which is truthy and checks nothing. */
const WITHOUT_PREFIX = new Set(ASSERTIONS.map(name => name.charAt(6).toLowerCase() + name.slice(7)))
WITHOUT_PREFIX.delete('called')

/** Throws when an unknown attribute is most likely a misspelt assertion. Semantics: CPython 3.12's `unsafe`. */
export function guardAgainstTypo(key: string, isAsync: boolean): void {
  const hint = assertionMeantBy(key, isAsync)
  if (hint === undefined) return
  throw atUserLine(
    new MisspeltAssertionError(
      `'${key}' is not a valid assertion. ${hint} ` +
        `Use a spec for the mock, or the option { unsafe: true }, if '${key}' is meant to be an attribute.`,
    ),
  )
}

/** A sentence on the assertion that an unknown attribute is likely to mean, or `undefined` when it looks like none. */
export function assertionMeantBy(key: string, isAsync: boolean): string | undefined {
  if (!LOOKS_LIKE_ASSERTION.test(key) && !WITHOUT_PREFIX.has(key)) return undefined
  if (AWAIT_ASSERTIONS.includes(key)) return `'${key}' exists on AsyncMock only.`
  return `Did you mean '${nearest(key, isAsync ? [...ASSERTIONS, ...AWAIT_ASSERTIONS] : ASSERTIONS)}'?`
}

function nearest(name: string, candidates: readonly string[]): string {
  const prefixed = WITHOUT_PREFIX.has(name) ? `assert${name}` : name
  let best = candidates[0] as string
  let least = Infinity
  for (const candidate of candidates) {
    const distance = editDistance(prefixed.toLowerCase(), candidate.toLowerCase())
    if (distance < least) [best, least] = [candidate, distance]
  }
  return best
}

/** Levenshtein's distance: insertions, deletions and substitutions from `a` to `b`. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const substitution = (previous[column - 1] as number) + (a[row - 1] === b[column - 1] ? 0 : 1)
      current.push(
        Math.min(substitution, (previous[column] as number) + 1, (current[column - 1] as number) + 1),
      )
    }
    previous = current
  }
  return previous[b.length] as number
}
