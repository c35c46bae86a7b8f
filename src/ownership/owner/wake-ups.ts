/** Who goes on by a wake-up, as a schedule counts and names it. */
export interface Who {
  /** What its wake-ups have in common: a task, the body of a test, one call of a mock. */
  readonly strand: object
  name(): string
  /** Where it had waited, `path:line:column`, when that is looked up. */
  place?(): string | undefined
}

/** What is ready to go on in a test whose order is searched: everything that may come in any order passes here. */
export interface WakeUps {
  /** Has `run` called on one of the next turns, in the async context of now. */
  add(run: () => void, who: Who): void
  /** How many are ready. */
  readonly size: number
  /** Whether the places of waits are wanted. */
  readonly tells: boolean
  /** The phase of the test that runs. */
  phase(): string
  /** The test is over: what is left goes on in its plain order. */
  end(): void
}
