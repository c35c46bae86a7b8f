import { getHost } from '../internal/index.ts'
import { canBeIterated } from './count-equal.ts'
import { failure, verify, type AssertionCall } from './failure.ts'
import { repr } from './repr.ts'

/** Two sets have equal members. */
export function verifySetEqual(call: AssertionCall, first: unknown, second: unknown): void {
  const left = asSet(call, 'first', first)
  const right = asSet(call, 'second', second)
  verify(
    call,
    expect => expect(left).toEqual!(right),
    () =>
      [...missingLines('first', left, 'second', right), ...missingLines('second', right, 'first', left)].join(
        '\n',
      ),
  )
}

/** Duck typing, as unittest does it: any collection that can be iterated and asked for its members. */
function asSet(call: AssertionCall, which: string, value: unknown): ReadonlySet<unknown> {
  if (value instanceof Set) return value
  const isCollection = typeof value === 'object' && value !== null && 'has' in value && !('get' in value)
  if (isCollection && canBeIterated(value)) return new Set(value)
  throw failure(call, `${which} argument is not a set: ${repr(value)}`)
}

function missingLines(
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
