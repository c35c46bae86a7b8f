import type { Owner } from './owner.ts'

/** What travels with the async context of a test: who owns the work, the `ContextVar` values, the current task. */
export interface Scope {
  readonly owner: Owner
  /** Values by `ContextVar`; a task gets a copy when it is created. Mutable, so that a helper's `set` is seen by its caller. */
  readonly values: Map<object, unknown>
  /** The running task of the event loop, when the code runs inside one. */
  readonly task: object | undefined
  /** What tells the sub-tests around the code, outermost first. */
  readonly subTests?: readonly string[]
  /** The line of the time-out whose callback the code belongs to, if any: what it starts follows from that. */
  readonly timeoutLine?: Error
  /** The scope around a test whose own has been entered and is left by nobody. */
  readonly around?: Scope | undefined
}

/** The scope of what an owner does by itself, or in a `task` of its loop. */
export function newScope(
  owner: Owner,
  values: Map<object, unknown> = new Map(),
  task?: object,
  subTests?: readonly string[],
): Scope {
  return { owner, values, task, subTests }
}
