import type { Owner } from '../../ownership/index.ts'

/** What of a test's own input and output the machine has not finished. It decides whether the test's clock may jump. */
export interface InFlight {
  /**
   * Why the clock must run at the real rate now, in words that end the sentence `The clock could not jump for 4980 ms: …`;
   * `undefined` when nothing is in flight. Asked once a turn.
   */
  reason(): string | undefined
  /** Whether the test has done any input or output so far: what came of it may take a few turns more. */
  readonly hasDoneIo: boolean
  /** Why the test may go on although nothing of it can: somebody outside may wake it. `undefined` where nobody can. */
  rulesOutVerdict(): string | undefined
  /** The clock has ended. */
  close(): void
}

/**
 * Watches what code of `owner` begins, from now on.
 * @param began to be called whenever something of the test has begun or ended that the clock must look at
 */
export function watchInFlight(_owner: Owner, _began: () => void): InFlight {
  return { reason: () => undefined, hasDoneIo: false, rulesOutVerdict: () => undefined, close() {} }
}
