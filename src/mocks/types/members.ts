import type { CallValue, SentinelObject } from '../values/index.ts'
import type { AwaitAssertions, CallAssertions } from './assertions.ts'

/** A call that was recorded, or awaited: its arguments as the function takes them. */
export interface RecordedCall<A> extends CallValue {
  /** The arguments, typed by what the mock stands for. */
  readonly args: A & readonly unknown[]
}

// oxlint-disable-next-line typescript/no-explicit-any -- the constructor of an error takes what it likes
type ThrownEffect = Error | (abstract new (...args: any[]) => unknown)

/**
 * What a mock does when it is called: a function, whose result is used unless it is `DEFAULT`; an error or error class, which
 * is thrown; an iterable, one item a call, errors among them thrown. `null` clears it. `F`: the mocked function or class itself,
 * of whose overloads none need take all arguments.
 */
export type SideEffect<A, R, F = never> =
  | F
  // oxlint-disable-next-line typescript/no-explicit-any -- arguments that are a union of overloads are still arguments
  | ((...args: A extends any[] ? A : never) => R | SentinelObject)
  | ThrownEffect
  | Iterable<R | ThrownEffect | SentinelObject>
  | null
  | undefined

/** What the side effect of an AsyncMock gives: a value, or a promise, each of which may be `DEFAULT`. */
export type AsyncProduced<R> = R | Awaited<R> | Promise<Awaited<R> | SentinelObject>

/** Options of `resetMock`. Semantics: its keyword arguments in `unittest.mock`. */
export interface ResetOptions {
  /** Forget the configured return values too. */
  returnValue?: boolean
  /** Forget the side effects too. */
  sideEffect?: boolean
}

/** What a mock has recorded of its calls. */
export interface CallHistory<A> {
  /** Whether the mock was called. */
  readonly called: boolean
  /** How many times the mock was called. */
  readonly callCount: number
  /** The last call. */
  readonly callArgs: RecordedCall<A> | null
  /** All calls of the mock itself. */
  readonly callArgsList: RecordedCall<A>[]
  /** Calls of the mock's attributes, and of theirs. */
  readonly methodCalls: CallValue[]
  /** All calls: of the mock, its attributes, its return values, with their paths. */
  readonly mockCalls: CallValue[]
}

/**
 * The state, assertions and controls of every mock. `A`: its arguments; `R`: what it returns, for an AsyncMock once awaited;
 * `Given`: what it may be told to return, of a class an instance that is no mock; `F`: what is mocked.
 */
export interface MockMembers<A, R, Produced = R, F = never, Given = R>
  extends CallHistory<A>, CallAssertions<A> {
  /** What a call gives, where no side effect says otherwise. Default: a mock, made when it is first needed. */
  get returnValue(): R
  set returnValue(value: R | Given)
  /** What a call does; it comes before `returnValue`. */
  get sideEffect(): SideEffect<A, Produced, F>
  set sideEffect(effect: SideEffect<A, Produced, F>)
  /** Forgets all calls, of the mocks below too; return values and side effects stay unless told. */
  resetMock(options?: ResetOptions): void
  /** Sets attributes by dotted paths: `{ 'load.returnValue': 3 }`. */
  configureMock(attributes: { readonly [path: string]: unknown }): void
  /** Makes a mock an attribute of this one, so that its calls are recorded here. */
  attachMock(mock: unknown, name: string): void
  /** Limits the mock to the attributes of `spec`; with `specSet`, setting others is an error too. */
  mockAddSpec(spec: unknown, specSet?: boolean): void
}

/** What an AsyncMock knows beside its calls: which of their promises were awaited. */
export interface AwaitMembers<A> extends AwaitAssertions<A> {
  /** How many awaits there were. */
  readonly awaitCount: number
  /** The call that was awaited last. */
  readonly awaitArgs: RecordedCall<A> | null
  /** All calls that were awaited, in the order of the awaits. */
  readonly awaitArgsList: RecordedCall<A>[]
}
