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
  readonly _isMockFunction: true
  readonly mock: MockContext<A, R>
  /** Goes back to what the mock was made with, as Vitest's `using`; on a MagicMock it is a protocol, and recorded. */
  [Symbol.dispose](): void
  getMockName(): string
  mockName(name: string): this
  /** Forgets the calls. */
  mockClear(): this
  /** Forgets the calls, and goes back to the `returnValue` and `sideEffect` that the mock was made with. */
  mockReset(): this
  mockRestore(): this
  /** What a call does: the side effect, or a function that gives the return value. */
  getMockImplementation(): (...args: any[]) => any
  mockImplementation(implementation: Implementation<A, Given, F>): this
  mockImplementationOnce(implementation: Implementation<A, Given, F>): this
  /** Runs `body` with another implementation, and goes back. */
  withImplementation(implementation: Implementation<A, Given, F>, body: () => Promise<unknown>): Promise<this>
  withImplementation(implementation: Implementation<A, Given, F>, body: () => unknown): this
  mockReturnThis(): this
  mockReturnValue(value: Given): this
  mockReturnValueOnce(value: Given): this
  mockThrow(error: unknown): this
  mockThrowOnce(error: unknown): this
  mockResolvedValue(value: Awaited<R>): this
  mockResolvedValueOnce(value: Awaited<R>): this
  mockRejectedValue(error: unknown): this
  mockRejectedValueOnce(error: unknown): this
}
type Implementation<A, R, F> = F | ((...args: A extends any[] ? A : never) => R)
