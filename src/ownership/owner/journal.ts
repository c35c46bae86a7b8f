import { sharedByProcess } from '../../internal/index.ts'
import type { LedgerEntry, NativeTimer } from '../ledger/index.ts'

/**
 * What can happen in the course of a test, as a timeline shows it. What it is about is the last parameter of `note`, where
 * it says so here: two moments about one thing are its beginning and its end.
 */
export type MomentKind =
  /** A phase begins, and the one before it is over. */
  | 'phase'
  /** One that began before goes on. */
  | 'back in phase'
  /** The verdict has fallen. */
  | 'over'
  /** About the list of its names. */
  | 'sub-test'
  | 'sub-test over'
  /** A task was made by the running code; about its waiter, as all that follow of tasks. */
  | 'task'
  | 'task begins'
  /** It waits for what the text says, until it is woken; the test itself can, too. */
  | 'waits'
  /** The running code ended what it waited for. */
  | 'woken'
  | 'cancel'
  | 'task over'
  /** About the timer. */
  | 'timer set'
  | 'timer fired'
  /** An interval fired, which goes on. */
  | 'timer ticked'
  | 'timer cleared'
  | 'mock called'
  | 'mock awaited'
  /** About the resource. */
  | 'opened'
  | 'closed'
  /** A timer or a resource that its test left behind. */
  | 'ended by force'
  /** About the error; the text is its phase, or how it came. */
  | 'error'
  | 'warning'
  | 'leak'
  | 'skipped'
  /** What the test changed and did not put back; about its error, which is noted as one. */
  | 'left over'
  /** A clock that the test holds was moved. */
  | 'clock moved'
  /** A schedule chose what goes on. */
  | 'chosen'

/** Writes down what happens in tests, each moment for its owner. */
export interface Recorder {
  /** @param owner whose moment it is; that of the running code, where it is not given */
  note(kind: MomentKind, text: string, about?: unknown, owner?: object): void
  /** Makes a timer, and notes when it is set, fires, and is cleared. @param line that of the call, where it is known */
  watchTimer(make: (args: unknown[]) => NativeTimer, args: unknown[], line: Error | undefined): NativeTimer
  /** Notes that a resource is there, and when it is gone. */
  watchResource(entry: LedgerEntry, owner: object): void
}

/**
 * Where it is noted what happens: `journal.recorder?.note('phase', 'setUp')`. There is no recorder unless somebody wants a
 * timeline; then nothing is paid but the reading of this property. Of the process, since the stand-ins for Node's
 * functions are.
 */
export const journal = sharedByProcess<{ recorder: Recorder | undefined }>('journal', () => ({
  recorder: undefined,
}))
