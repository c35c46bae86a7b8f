import { shared } from '../../internal/index.ts'
import { INSPECT } from './keys.ts'

/** A unique object that is known by its name. Semantics: `unittest.mock.sentinel`. */
export class SentinelObject {
  /** The name after `sentinel`. */
  readonly name: string

  constructor(name: string) {
    this.name = name
  }

  /** `sentinel.name`, as failures show it. */
  toString(): string {
    return `sentinel.${this.name}`
  }

  static {
    // `console.log` and assertions ask for it; it is nobody else's to call, and no part of the type.
    Object.defineProperty(this.prototype, INSPECT, { value: this.prototype.toString })
  }
}

type Sentinels = { readonly [name: string]: SentinelObject }

const sentinels = shared('mocks.sentinels', () => new Map<string, SentinelObject>())

function sentinelOf(name: string): SentinelObject {
  let object = sentinels.get(name)
  if (object === undefined) sentinels.set(name, (object = new SentinelObject(name)))
  return object
}

/**
 * `sentinel.anything` is one object for each name, the same at every read: a value that can only be itself.
 * Names that frameworks probe (`then`, `toJSON`, symbols) give `undefined`, so that a sentinel holder can be awaited and printed.
 */
export const sentinel: Sentinels = new Proxy<Sentinels>(
  {},
  {
    get(_target, key) {
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON') return undefined
      return sentinelOf(key)
    },
    set: () => false,
  },
)

/** Returned by a side effect: use the mock's `returnValue`. Semantics: `unittest.mock.DEFAULT`. */
export const DEFAULT: SentinelObject = sentinelOf('DEFAULT')

/** Stands for an attribute that was deleted from a mock. */
export const DELETED: SentinelObject = sentinelOf('DELETED')
