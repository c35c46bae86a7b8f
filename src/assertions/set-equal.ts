import { getHost } from '../internal/index.ts'
import { failure, verify, type Call } from './failure.ts'
import { repr } from './repr.ts'

/** Two sets have equal members. */
export function verifySetEqual(call: Call, first: unknown, second: unknown): void {
  const left = asSet(call, 'first', first)
  const right = asSet(call, 'second', second)
  verify(
    call,
    expect => expect(left).toEqual!(right),
    () =>
      [...describe('first', left, 'second', right), ...describe('second', right, 'first', left)].join('\n'),
  )
}

/** Duck typing, as unittest does it: any collection that can be iterated and asked for its members. */
function asSet(call: Call, which: string, value: unknown): ReadonlySet<unknown> {
  if (value instanceof Set) return value
  const isSetLike =
    typeof value === 'object' &&
    value !== null &&
    Symbol.iterator in value &&
    'has' in value &&
    !('get' in value)
  if (!isSetLike) throw failure(call, `${which} argument is not a set: ${repr(value)}`)
  return new Set(value as Iterable<unknown>)
}

function describe(
  which: string,
  set: ReadonlySet<unknown>,
  otherName: string,
  other: ReadonlySet<unknown>,
): string[] {
  const { equals } = getHost()
  const others = [...other]
  const missing = [...set].filter(
    item => !other.has(item) && !others.some(candidate => equals(item, candidate)),
  )
  return missing.length === 0
    ? []
    : [`Items in the ${which} set but not the ${otherName}:`, ...missing.map(repr)]
}
