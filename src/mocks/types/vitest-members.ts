// oxlint-disable typescript/no-explicit-any -- as Vitest's own types, which these are assignable to

export type MockResult<R> =
  | { type: 'return'; value: R }
  | { type: 'throw'; value: any }
  | { type: 'incomplete'; value: undefined }

export type MockSettledResult<R> =
  | { type: 'fulfilled'; value: R }
  | { type: 'rejected'; value: any }
  | { type: 'incomplete'; value: undefined }

/** `mock.mock`, as Vitest's matchers read it. */
export interface MockContext<A, R> {
  calls: A[]
  lastCall: A | undefined
  contexts: any[]
  instances: any[]
  /** In one order for all mocks of this library; Vitest's own spies count for themselves. */
  invocationCallOrder: number[]
  results: MockResult<R>[]
  settledResults: MockSettledResult<Awaited<R>>[]
}

/**
 * What Vitest looks for in a mock function, and what a user of `vi.fn` knows. `R`: what a call gives; `Given`: what it may be
 * told to give, of an AsyncMock also what its promise is fulfilled with; `F`: what is mocked.
 */
export interface VitestMembers<A, R, F = never, Given = R> {
  /** By this Vitest knows a mock. */
  readonly _isMockFunction: true
  /** The calls as `vi.fn` keeps them. */
  readonly mock: MockContext<A, R>
  /** Goes back to what the mock was made with, as Vitest's `using`; on a MagicMock it is a protocol, and recorded. */
  [Symbol.dispose](): void
  /** The name in failures. */
  getMockName(): string
  /** Gives it another name in failures. */
  mockName(name: string): this
  /** Forgets the calls. */
  mockClear(): this
  /** Forgets the calls, and goes back to the `returnValue` and `sideEffect` that the mock was made with. */
  mockReset(): this
  /** As `mockReset`: what a patch replaced, the patch puts back. */
  mockRestore(): this
  /** What a call does: the side effect, or a function that gives the return value. */
  getMockImplementation(): (...args: any[]) => any
  /** Sets what a call does: the side effect. */
  mockImplementation(implementation: Implementation<A, Given, F>): this
  /** Sets what the next call does, before the side effect; several wait in turn. */
  mockImplementationOnce(implementation: Implementation<A, Given, F>): this
  /** Runs `body` with another implementation, and goes back. */
  withImplementation(implementation: Implementation<A, Given, F>, body: () => Promise<unknown>): Promise<this>
  withImplementation(implementation: Implementation<A, Given, F>, body: () => unknown): this
  /** Calls return their `this`. */
  mockReturnThis(): this
  /** Sets what calls return. */
  mockReturnValue(value: Given): this
  /** Sets what the next call returns; several wait in turn. */
  mockReturnValueOnce(value: Given): this
  /** Calls throw this. */
  mockThrow(error: unknown): this
  /** The next call throws this; several wait in turn. */
  mockThrowOnce(error: unknown): this
  /** Calls return a promise of this. */
  mockResolvedValue(value: Awaited<R>): this
  /** The next call returns a promise of this; several wait in turn. */
  mockResolvedValueOnce(value: Awaited<R>): this
  /** Calls return a promise that is rejected with this. */
  mockRejectedValue(error: unknown): this
  /** The next call returns a promise that is rejected with this; several wait in turn. */
  mockRejectedValueOnce(error: unknown): this
}
type Implementation<A, R, F> = F | ((...args: A extends any[] ? A : never) => R)
