import type { NativeTimer } from '../ledger/index.ts'

/** The clock of one test, for whoever asks what time it is for an owner. `src/time` makes it. */
export interface OwnerClock {
  /** Milliseconds, monotonic. */
  now(): number
  /** How far it has come since it began, in milliseconds. */
  elapsed(): number
  /** The date, in milliseconds since 1970. */
  date(): number
  /** A timer of this clock, in the place of Node's own. @param args those of `setTimeout` and `setInterval` */
  makeTimer(kind: 'timeout' | 'interval', args: readonly unknown[]): NativeTimer
  /** Runs `fn` on the next turn. */
  nextTurn(fn: () => void): void
  /** Runs `fn` in `ms` milliseconds; the result, called, prevents it. */
  after(ms: number, fn: () => void): () => void
  /** Something of the test has begun that takes a turn: the test is not quiet. */
  noteActivity(): void
  /** Resolves when the test is quiet and nothing is due. */
  settle(): Promise<void>
  /** Moves the date, and no timer. @param ms milliseconds since 1970 */
  setDate(ms: number): void
  /** Has it run as the machine's clock does until the result is called. @param reason in words, for a report */
  hold(reason: () => string): () => void
  /** Calls `found`, once, when nothing of the test can ever go on. @returns what prevents it */
  whenStuck(found: () => void): () => void
  /** A phase of the test is over. */
  endHolds(): void
  /** The cleanups are over: from now on it runs as the machine's clock does. */
  endJumps(): void
  /** The owner has its verdict. */
  end(): void
  /** What it did, for the message of a time-out. */
  report(): ClockReport | undefined
}

/** A sentence without its end, and the stack of the line that it is about. */
export interface ClockReport {
  readonly text: string
  readonly stack?: string | undefined
}
