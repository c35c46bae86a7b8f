import { isReference } from '../../internal/index.ts'
import { bornAs, guardSeal } from './child.ts'
import {
  ASYNC,
  Birth,
  CALLABLE,
  MAGIC,
  classes,
  hasFlag,
  type MockClass,
  type MockState,
  type ProtocolDefault,
} from '../state/index.ts'
import { keyText } from '../values/index.ts'
import { isInstance } from './inherited.ts'
import { isMoreThanNative, nativeText } from './native-members.ts'

export interface Protocol extends ProtocolDefault {
  /** Whether the protocol awaits the member's result: then it is an AsyncMock. */
  isAsync: boolean
}

const nothing = () => undefined
const keepError = () => false

// In the order of the specification; `Symbol.dispose` is missing in some browsers, whose protocols then end there.
const TABLE: [PropertyKey | undefined, Protocol][] = [
  [Symbol.iterator, { isAsync: false, adapt: asIterator, fallback: () => [][Symbol.iterator]() }],
  // Called synchronously, as Python's `__aiter__`: what it returns is asynchronous.
  [Symbol.asyncIterator, { isAsync: false, adapt: asAsyncIterator, fallback: () => asAsyncIterator([]) }],
  [Symbol.dispose, { isAsync: false, fallback: nothing }],
  [Symbol.asyncDispose, { isAsync: true, fallback: nothing }],
  [Symbol.toPrimitive, { isAsync: false, fallback: toPrimitive }],
  [Symbol.hasInstance, { isAsync: false, fallback: isInstance }],
  ['enter', { isAsync: false }],
  ['exit', { isAsync: false, fallback: keepError }],
  ['asyncEnter', { isAsync: true }],
  ['asyncExit', { isAsync: true, fallback: keepError }],
]
const PROTOCOLS = new Map(TABLE.filter((entry): entry is [PropertyKey, Protocol] => entry[0] !== undefined))

/** The protocol of a MagicMock: all of them, or with a spec those that the spec has. */
export function protocolOf(state: MockState, key: PropertyKey): Protocol | undefined {
  if ((state.flags & (MAGIC | ASYNC)) === 0) return undefined
  const protocol = PROTOCOLS.get(key)
  return protocol === undefined || state.spec === undefined || state.spec.has(key) ? protocol : undefined
}

export function hasProtocol(state: MockState, key: PropertyKey): boolean {
  return protocolOf(state, key) !== undefined
}

/** Makes the mock behind a protocol: it records into `mockCalls` and, as in CPython, not into `methodCalls`. */
export function makeProtocol(state: MockState, key: PropertyKey, protocol: Protocol): object {
  const birth = new Birth(state, keyText(key))
  birth.name = birth.newName
  guardSeal(state, birth)
  birth.protocol = protocol
  const wrapped: unknown = state.wraps === undefined ? undefined : Reflect.get(Object(state.wraps), key)
  if (typeof wrapped === 'function') {
    birth.wraps = wrapped
    birth.wrapsOwner = state.wraps
  }
  return bornAs(protocolClass(state, protocol), birth)
}

/** A user's own subclass of MagicMock makes its protocols of itself, as in CPython. */
function protocolClass(state: MockState, protocol: Protocol): MockClass {
  if (protocol.isAsync) return classes.AsyncMock
  return hasFlag(state, MAGIC) && hasFlag(state, CALLABLE) ? state.klass : classes.MagicMock
}

/** What `valueOf` or `toString` give where they are more than native; `1` for a number, as Python's `int(MagicMock())`; the text. */
function toPrimitive(owner: MockState, [hint]: unknown[]): unknown {
  for (const key of hint === 'string' ? ['toString', 'valueOf'] : ['valueOf', 'toString']) {
    const value: unknown = isMoreThanNative(owner, key)
      ? Reflect.apply(Reflect.get(owner.proxy, key), owner.proxy, [])
      : owner.proxy
    if (!isReference(value)) return value
  }
  return hint === 'number' ? 1 : nativeText(owner)
}

/** What `for … of` asks for, from a configured return value: an iterable gives a fresh iterator at every call. */
export function asIterator(value: unknown): unknown {
  if (
    typeof value === 'string' ||
    (typeof value === 'object' && value !== null) ||
    typeof value === 'function'
  ) {
    const make: unknown = Reflect.get(Object(value), Symbol.iterator)
    if (typeof make === 'function') return Reflect.apply(make, value, [])
  }
  return value
}

/** What `for await … of` asks for, from a configured return value: an async iterable, or an iterable whose items are awaited. */
export function asAsyncIterator(value: unknown): unknown {
  if (typeof value !== 'object' && typeof value !== 'function') return value
  const make: unknown = value === null ? undefined : Reflect.get(value, Symbol.asyncIterator)
  if (typeof make === 'function') return Reflect.apply(make, value, [])
  const iterator = asIterator(value)
  return isIterator(iterator) ? iterateLater(iterator) : value
}

function isIterator(value: unknown): value is Iterator<unknown> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, 'next') === 'function'
}

async function* iterateLater(iterator: Iterator<unknown>): AsyncGenerator {
  for (let step = iterator.next(); step.done !== true; step = iterator.next()) yield await step.value
}
