import type { NativeTimer } from '../ledger/index.ts'

/** The clock of one test, as far as what it owns asks for it. `src/time` makes it. */
export interface OwnerClock {
  /** A timer of this clock, in the place of Node's own. @param args those of `setTimeout` and `setInterval` */
  makeTimer(kind: 'timeout' | 'interval', args: readonly unknown[]): NativeTimer
  /** Something of the test has begun that takes a turn: the test is not quiet. */
  noteActivity(): void
  /** The cleanups are over: time goes on at the machine's rate. */
  endJumps(): void
  /** The owner has its verdict. */
  end(): void
}
