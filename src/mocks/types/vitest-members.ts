export interface MockResult {
  type: 'return' | 'throw' | 'incomplete'
  value: unknown
}

export interface MockSettledResult {
  type: 'fulfilled' | 'rejected' | 'incomplete'
  value: unknown
}

/** `mock.mock`, as Vitest's matchers read it. */
export interface MockContext<A> {
  readonly calls: A[]
  readonly lastCall: A | undefined
  readonly contexts: unknown[]
  readonly instances: unknown[]
  /** In one order for all mocks of this library; Vitest's own spies count for themselves. */
  readonly invocationCallOrder: number[]
  readonly results: MockResult[]
  readonly settledResults: MockSettledResult[]
}

/** What Vitest looks for in a mock function, and what a user of `vi.fn` knows. `R`: the result, `Awaited` for an AsyncMock. */
export interface VitestMembers<A, R> {
  readonly _isMockFunction: true
  readonly mock: MockContext<A>
  getMockName(): string
  mockName(name: string): this
  /** Forgets the calls. */
  mockClear(): this
  /** Forgets the calls, and goes back to the `returnValue` and `sideEffect` that the mock was made with. */
  mockReset(): this
  mockRestore(): this
  // oxlint-disable-next-line typescript/no-explicit-any -- as a function of whatever arguments
  getMockImplementation(): ((...args: any[]) => any) | undefined
  mockImplementation(implementation: Implementation<A, R>): this
  mockImplementationOnce(implementation: Implementation<A, R>): this
  /** Runs `body` with another implementation, and goes back. */
  withImplementation<T>(
    implementation: Implementation<A, R>,
    body: () => T,
  ): T extends PromiseLike<unknown> ? Promise<this> : this
  mockReturnThis(): this
  mockReturnValue(value: R): this
  mockReturnValueOnce(value: R): this
  mockThrow(error: unknown): this
  mockThrowOnce(error: unknown): this
  mockResolvedValue(value: Awaited<R>): this
  mockResolvedValueOnce(value: Awaited<R>): this
  mockRejectedValue(error: unknown): this
  mockRejectedValueOnce(error: unknown): this
}

// oxlint-disable-next-line typescript/no-explicit-any -- arguments that are a union of overloads are still arguments
type Implementation<A, R> = (...args: A extends any[] ? A : never) => R
