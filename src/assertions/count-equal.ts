import { NotIterableError } from '../errors/index.ts'
import { getHost, showValue } from '../internal/index.ts'
import { verifyThat, type AssertionCall } from './failure.ts'
import { repr } from './repr.ts'

/** How often a value, or one equal to it, is in each of the two. */
interface Count {
  readonly value: unknown
  first: number
  second: number
}

type Side = 'first' | 'second'

/** Two iterables have the same elements, each the same number of times, in any order. */
export function verifyCountEqual(call: AssertionCall, first: unknown, second: unknown): void {
  const counts = new Counts()
  for (const value of iterable(call, 'first', first)) counts.add(value, 'first')
  for (const value of iterable(call, 'second', second)) counts.add(value, 'second')
  const uneven = counts.uneven()
  const lines = (): string[] =>
    uneven.map(({ value, first, second }) => `First has ${first}, Second has ${second}:  ${repr(value)}`)
  verifyThat(call, uneven.length === 0, () => ['Element counts were not equal:', ...lines()].join('\n'))
}

function iterable(call: AssertionCall, which: Side, value: unknown): Iterable<unknown> {
  if (canBeIterated(value)) return value
  throw new NotIterableError(call.method.name, which, showValue(value))
}

export function canBeIterated(value: unknown): value is Iterable<unknown> {
  if (typeof value === 'string') return true
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function'
  return isObject && typeof Reflect.get(value, Symbol.iterator) === 'function'
}

/** Primitives are counted by identity; only objects, which may be equal without being the same, are compared. */
class Counts {
  readonly #same = new Map<unknown, Count>()
  readonly #all: Count[] = []

  add(value: unknown, side: Side): void {
    // Functions too: the calls that are expected of a mock are some.
    const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function'
    let count = this.#same.get(value) ?? (isObject ? this.#findEqual(value) : undefined)
    if (!count) {
      count = { value, first: 0, second: 0 }
      this.#all.push(count)
    }
    this.#same.set(value, count)
    count[side]++
  }

  #findEqual(value: unknown): Count | undefined {
    const { equals } = getHost()
    return this.#all.find(count => equals(count.value, value))
  }

  uneven(): Count[] {
    return this.#all.filter(({ first, second }) => first !== second)
  }
}
