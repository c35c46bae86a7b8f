import { currentOwner, type Owner } from '../../ownership/index.ts'
import type { NativeRequest } from './native-request.ts'

/** What is noted of a test while its clock lives, by those who hear of what the process does. */
export class WatchedTest {
  /** Something of the test has begun or ended that the clock must look at. */
  readonly began: () => void
  /** Node has started a timer for the test by itself. */
  readonly startedTimer: (timer: object) => void
  /** What input and output it has done, by kind. */
  readonly io = new Set<string>()
  /** By the ids that async hooks give them. */
  readonly requests = new Map<number, NativeRequest>()
  /** Calls whose promise has not settled, by their texts. */
  readonly calls = new Map<object, string>()
  /** When its code has posted a message last, to whomever, on the machine's clock. */
  postedAt = -Infinity

  constructor(began: () => void, startedTimer: (timer: object) => void) {
    this.began = began
    this.startedTimer = startedTimer
  }
}

/** Calls of code that is no watched test's, begun while one was watched, whose promise has not settled, by their texts. */
// state of this copy: what its own replacements see
export const callsElsewhere = new Map<object, string>()

// state of this copy: its own clocks live here
const watched = new Map<Owner, WatchedTest>()

/** Notes what happens to `owner` from now on, until `unwatch`. */
export function watch(owner: Owner, test: WatchedTest): void {
  watched.set(owner, test)
}

export function unwatch(owner: Owner): void {
  watched.delete(owner)
}

/** The test whose code runs, when it is watched. */
export function currentWatched(): WatchedTest | undefined {
  const owner = currentOwner()
  return owner && watched.get(owner)
}

/** Every test that is watched. */
export function allWatched(): Iterable<WatchedTest> {
  return watched.values()
}
