import { shared } from '../../internal/index.ts'
import type { CompiledSpec, ShapePlan } from '../shape/index.ts'
import { DEFAULT, STATE } from '../values/index.ts'

// The data of a mock, in one place: what a mock is, what is kept of a call. What drives it is in the files beside it.

/** The class that a mock is an instance of; its `prototype` holds the members. */
export type MockClass = (new (options?: never) => object) & { readonly prototype: object }

// Flags of a state: what kind of mock it is.
export const CALLABLE = 1
export const MAGIC = 2
export const ASYNC = 4
export const PROPERTY = 8
export const UNSAFE = 16
export const SEALED = 32
export const SPEC_SET = 64
/** A method that every object or function has: its calls are recorded above only when it was configured. */
export const NATIVE = 128

// What became of a call: the low bits of a record's stamp. One that returned has none.
export const THREW = 1
export const CONSTRUCTED = 2
/** The record holds what the returned promise was settled with, not the promise. */
export const SETTLED = 4
/** Somebody awaited the promise that it returned. */
export const AWAITED = 8
/** A call's number is kept above those bits. */
export const STAMP_UNIT = 16

/** What is counted over all mocks. */
export const clock = shared('mocks.clock', () => ({
  /** Calls so far, which puts them in order. */
  calls: 0,
  /** Wholesale clearings so far (`vi.clearAllMocks`). A mock follows them when it is next used, so none needs a registry. */
  clears: 0,
  /** The value of `clears` at the last wholesale reset (`vi.resetAllMocks`). */
  lastReset: 0,
}))

/**
 * One call: all that is kept of it, and everything that is read from a mock is derived from these.
 * Five fields, since memory per call is what limits long recordings: order and outcome share one number.
 */
export class CallRecord {
  readonly args: unknown[]
  readonly self: unknown
  /** The mock that was called. */
  readonly state: MockState
  /** {@link STAMP_UNIT} times the call's number, plus what became of it. */
  stamp: number
  /** What it returned or threw. */
  value: unknown

  constructor(args: unknown[], self: unknown, state: MockState) {
    this.args = args
    this.self = self
    this.state = state
    this.stamp = ++clock.calls * STAMP_UNIT
    this.value = undefined
  }
}

/** An attribute that runs code: a `PropertyMock`, or an accessor given to `Object.defineProperty`. */
export interface Accessor {
  get: (() => unknown) | undefined
  set: ((value: unknown) => void) | undefined
  enumerable: boolean
  /** The `PropertyMock` behind it. */
  mock: unknown
}

/** The default behaviour of a MagicMock's protocol member, such as `Symbol.iterator`. */
export interface ProtocolDefault {
  /** Makes what the protocol asks for from a configured `returnValue`. */
  adapt?(returnValue: unknown): unknown
  /** The result when there is no `returnValue`. */
  fallback?(owner: MockState, args: unknown[], self: unknown): unknown
}

/** What only few mocks have; made when it is first written. */
export interface Rare {
  accessors?: Map<PropertyKey, Accessor>
  /** `returnValue` and `sideEffect` as they were given at creation: what Vitest's `mockReset` goes back to. */
  initial?: { returnValue: unknown; sideEffect: unknown }
  /** Implementations for one call each: Vitest's `mockImplementationOnce`. */
  once?: ((...args: unknown[]) => unknown)[]
  /** The object that `wraps` was read from: `this` of a wrapped method. */
  wrapsOwner?: unknown
  /** Where `attachMock` put this mock. */
  attached?: { owner: MockState; name: string }
  /** `prototype` of a mock that stands for a class. */
  prototype?: object
  /** How `createAutospec` shaped this mock: its children are shaped likewise, and its arguments are counted. */
  autospec?: ShapePlan
  /** Members that every object or function has, once they were read: see `native-members.ts`. */
  natives?: Map<PropertyKey, object>
  /** What the mock is as text, where it stands for a text. */
  text?: string
  /** Vitest's `mockName`. */
  displayName?: string
  /** What a mock of a JavaScript protocol does when nothing was configured. */
  protocol?: ProtocolDefault
  /** Of how many calls the line was kept since one was not awaited on the spot. */
  traced?: number
  /** Kept alive with the mock: while one of these lives, awaits are tracked. */
  armed?: object
  /** Spies of other libraries attached to this mock or below it. */
  guests?: { add(guest: object): void; sync(): void }
}

/** What `new` was written with: the mock, or a class that extends it. */
export type NewTarget = new (...args: never[]) => object

/** A side effect that is thrown: an error, or a class that gives a new one at every call. */
export class Throwable {
  readonly source: unknown

  constructor(source: unknown) {
    this.source = source
  }
}

/** A side effect as it is run. */
export type Effect = ((...args: unknown[]) => unknown) | Throwable | Iterator<unknown>

/**
 * All that there is to know of one mock. A plain object, since `#private` fields cannot be read through a Proxy.
 * What few mocks need is in `rare`, and lists are made when they get their first item: creation is what tests do most.
 */
export class MockState {
  readonly klass: MockClass
  flags: number
  /** What the user sees; set once, right after construction. */
  proxy: object
  /** Name given by the user, or by the attribute under which a child was made. */
  name: string | undefined = undefined
  /** Name in the tree of calls: as `name`, and `()` for a return value. */
  newName = ''
  /** Whose `methodCalls` record this mock's calls. */
  parent: MockState | undefined = undefined
  /** Whose `mockCalls` record this mock's calls. */
  newParent: MockState | undefined = undefined
  calls: CallRecord[] | undefined = undefined
  /** Calls of the mocks below this one. */
  descendants: CallRecord[] | undefined = undefined
  /** Calls whose promise was awaited, in the order of the awaits. */
  awaits: CallRecord[] | undefined = undefined
  /** Children and configured attributes, in order of creation. */
  attributes: Map<PropertyKey, unknown> | undefined = undefined
  returnValue: unknown = DEFAULT
  sideEffect: Effect | undefined = undefined
  wraps: unknown = undefined
  spec: CompiledSpec | undefined = undefined
  rare: Rare | undefined = undefined
  /** The last wholesale clearing (`vi.clearAllMocks`) that this mock has followed. */
  clears: number = clock.clears

  constructor(klass: MockClass, flags: number, proxy: object) {
    this.klass = klass
    this.flags = flags
    this.proxy = proxy
  }
}

/** The state of a mock, or `undefined` for any other value. */
export function stateOf(value: unknown): MockState | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined
  try {
    const state = (value as { readonly [STATE]?: MockState })[STATE]
    // A deep mock of vitest-mock-extended answers to any key, with a mock of its own.
    return typeof state?.flags === 'number' ? state : undefined
  } catch {
    // A proxy of the user's may throw for any key that it does not know.
    return undefined
  }
}

/** Whether `value` is a mock of this library. */
export function isMock(value: unknown): value is object {
  return stateOf(value) !== undefined
}

export function hasFlag(state: MockState, flag: number): boolean {
  return (state.flags & flag) !== 0
}

export function rareOf(state: MockState): Rare {
  return (state.rare ??= {})
}

/** Position in the order of all calls of all mocks, from 1. */
export function orderOf(record: CallRecord): number {
  return Math.floor(record.stamp / STAMP_UNIT)
}

export function hasThrown(record: CallRecord): boolean {
  return (record.stamp & THREW) !== 0
}

export function isConstructed(record: CallRecord): boolean {
  return (record.stamp & CONSTRUCTED) !== 0
}

/** Whether the record holds what its promise was settled with, in place of the promise. */
export function isSettled(record: CallRecord): boolean {
  return (record.stamp & SETTLED) !== 0
}

/** Whether somebody awaited the promise that the call returned. */
export function isAwaited(record: CallRecord): boolean {
  return (record.stamp & AWAITED) !== 0
}
