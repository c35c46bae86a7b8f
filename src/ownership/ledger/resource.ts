import type { Creation } from './creation.ts'
import type { LeakKind } from './kinds.ts'

/**
 * - `open`: alive, and nobody has asked it to end.
 * - `due`: will end by itself within a turn or two (an immediate, a timeout of 0 or 1 ms).
 * - `closing`: its owner has asked it to end (`close()`, `end()`, `kill()`, `terminate()`), it is not over yet.
 * - `leftover`: what it belongs to was asked to end, and it goes on only because its other end does.
 * - `idle`: alive, but released with `unref()`, which says that it may stay.
 * - `closed`: over.
 */
export type ResourceState = 'open' | 'due' | 'closing' | 'leftover' | 'idle' | 'closed'

/** Something that outlives the call that made it, seen through public state only where Node offers it. */
export interface Resource {
  readonly kind: LeakKind
  /** The one call that ends it, where it is another than that of its kind. */
  readonly remedy?: string | undefined
  /** The object itself. */
  readonly object: object
  state(): ResourceState
  /**
   * Ends it. May be called more than once, and on a resource that is still starting.
   * @param reason what those who wait for it are to be told, where that is possible
   */
  close(reason: Error): unknown
  /** Whether its end has been told to who listens, where that comes after the end itself: by its event `close`. */
  hasToldItsEnd?(): boolean
  /** What tells it from others of its kind: `port 8080`, `pid 4711`. Empty when there is nothing to say. */
  detail(): string
  /** Whether it is behind a promise: its maker waits for it and has no other hold on it. */
  readonly isPromise?: boolean
  /** Whether it is a timer that a package keeps up for what it has made: a reaper, a heartbeat. */
  readonly isKeptUp?: boolean
  /** Whether it is a timer that follows from an ending by force. */
  readonly isReaction?: boolean
  /** Whether it is a timer that is over in a turn or two, released or not. */
  readonly isPassing?: boolean
  /** While it is not ready yet, so that whoever made it had no occasion to release it: whether it has got on since it was last asked. */
  startUp?(): 'moving' | 'still' | undefined
  /** Whether it has asked for something that has not come to its end yet: a request until its response has been read. */
  isUnderWay?(): boolean
  /** Where a connection leads, as its maker named it: `localhost:5432`, `/tmp/db.sock`. */
  readonly peer?: string
  /** A number that rises while it moves towards its end by itself: the bytes that a stream has passed on. */
  progress?(): number
  /** Whether the report of this one makes a report of `other` superfluous: a request answers for its socket. */
  covers?(other: object): boolean
}

/** A resource and where it was made, as a ledger keeps it. */
export interface LedgerEntry {
  readonly resource: Resource
  /** Unknown for the first short timers of an owner. */
  readonly creation: Creation | undefined
}
