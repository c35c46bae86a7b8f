import { OwnershipError, TestEndedError } from '../../errors/index.ts'
import { realTime, safely, shared } from '../../internal/index.ts'
import { comesOfEnding, isOrComesOf, noteEnding } from './endings.ts'
import { journal } from './journal.ts'
import type { LeakPolicy, LeftoverPolicy } from './leak-policy.ts'
import type { OwnerClock } from './owner-clock.ts'
import type { Ledger } from '../ledger/index.ts'
import type { WakeUps } from './wake-ups.ts'

export type OwnerKind = 'test' | 'class' | 'file'

/** An error that reached an owner from outside its own await chain. */
export interface OwnedError {
  readonly error: unknown
  /** How it came, as a reader understands it: `a timer`, `a worker thread`, `an unhandled rejection` … */
  readonly origin: string
}

/** Takes what arrives for an owner after its verdict. */
export type LateErrors = (owner: Owner, late: OwnedError) => void

/** Takes an exception that no caller could catch: `threading.excepthook` and `sys.unraisablehook` stand behind it. */
export type Unraisable = (owner: Owner, raised: OwnedError, object: unknown) => void

interface Owners {
  readonly live: Set<Owner>
  late: LateErrors | undefined
  unraisable: Unraisable | undefined
}

const owners = shared<Owners>('owners', () => ({
  live: new Set(),
  late: undefined,
  unraisable: undefined,
}))

/** Who answers for a piece of work: one attempt of a test, the fixtures of a class, or a file. */
export class Owner {
  readonly kind: OwnerKind
  /** `ServerTest.testGet`, `ServerTest`, or the file's path. */
  readonly name: string
  /** The owner that outlives this one: a test's class, a class's file. */
  readonly parent: Owner | undefined
  /** The host's own record of it (in Vitest: the task), so that the host can still fail it after its verdict. */
  task: object | undefined
  /** What it has started, once it has started anything. @internal */
  ledger: Ledger | undefined
  /** Which of its test's attempts it is, for the host. */
  attempt: object | undefined
  /** The state of that attempt, for the layer that drives it. A field, since a weak map of all tests is dear to collect. */
  attemptState: object | undefined
  /** Its event loop, and what is known of it before it is made, for the layer of loops. */
  loop: object | undefined
  /** Its own clock, while it lives; without one it has the machine's. */
  clock: OwnerClock | undefined
  /** Who is told that its code has entered a value of an `AsyncLocalStorage`. @internal */
  carrier: { entered(): void } | undefined
  /** What is ready in it, where its order is searched. @internal */
  wakeUps: WakeUps | undefined
  /** Whether a time-out or a cancelled run gave up on it: its code waits for ever, and the time-out says so. */
  isAbandoned = false
  /** Whether it was asked for what it has left: what a package makes from then on is asked for later. @internal */
  isReleased = false
  /**
   * Whether it answers for functions of the host's own kind, plain tests and hooks: what those make may be there to be
   * shared, at first use, and is asked for when the file ends.
   */
  isPlain = false
  /** What becomes of its leaks. */
  leaks: LeakPolicy = 'fail'
  /** What becomes of what it changes and does not put back. */
  leftovers: LeftoverPolicy = 'off'
  #errors: OwnedError[] = []
  /** How many endings by force are under way of what it started. */
  #endings = 0
  #hasForced = false
  /** By which codes what was ended by force tells of that whoever uses it later. */
  #codesAfterEnd: readonly unknown[] = []
  #closedAt: number | undefined

  constructor(kind: OwnerKind, name: string, parent?: Owner) {
    this.kind = kind
    this.name = name
    this.parent = parent
    owners.live.add(this)
  }

  /** The owner that outlives all around this one: the file, mostly. */
  get root(): Owner {
    return this.parent?.root ?? this
  }

  /** Keeps an error for this owner's verdict; after the verdict the error is late, and the host fails the owner for it. */
  receive(error: unknown, origin: string): void {
    if (this.isReported(error)) return
    journal.recorder?.note('error', origin, error, this)
    const owned = { error, origin }
    if (this.#closedAt !== undefined && owners.late) owners.late(this, owned)
    else this.#errors.push(owned)
  }

  /**
   * An exception of this owner's work that no caller could catch: to the hook in force, else as `receive`.
   * @param object what threw, for the hook
   */
  raise(error: unknown, origin: string, object: unknown = null): void {
    if (owners.unraisable) owners.unraisable(this, { error, origin }, object)
    else this.receive(error, origin)
  }

  /**
   * Something that it started is about to be ended by force. What comes of that until the function that is returned is
   * called (a rejected read, a child's exit) belongs to the report of the leak, and is no error of its own.
   * @param reason what those who wait for it are given
   * @param codes of the errors that it gives later on to code of this owner that goes on using it: they come of it too
   */
  beginEnding(reason?: Error, codes: readonly string[] = []): () => void {
    this.#hasForced = true
    if (codes.length > 0) this.#codesAfterEnd = [...this.#codesAfterEnd, ...codes]
    this.#endings += 1
    const forget = reason && noteEnding(reason)
    return () => {
      this.#endings -= 1
      forget?.()
    }
  }

  /** Whether something of it is being ended by force. */
  get isEnding(): boolean {
    return this.#endings > 0
  }

  /** Whether the error comes of an ending by force, or only says that there was one: the report of the leak has told. */
  isReported(error: unknown): boolean {
    if (comesOfEnding(error)) return true
    if (this.#endings > 0) return !safely(() => error instanceof OwnershipError, false)
    return this.#hasForced && safely(() => isForcedEnd(error) || this.#hasCodeAfterEnd(error), false)
  }

  #hasCodeAfterEnd(error: unknown): boolean {
    const isObject = typeof error === 'object' && error !== null
    return isObject && 'code' in error && this.#codesAfterEnd.includes(error.code)
  }

  /** The errors received so far, in order of arrival; each is handed out once. */
  takeErrors(): OwnedError[] {
    return this.#errors.splice(0)
  }

  /** When its verdict fell (milliseconds, monotonic), or `undefined` while it lives. */
  get closedAt(): number | undefined {
    return this.#closedAt
  }

  /** The verdict falls: what arrives from now on is late. */
  close(): void {
    journal.recorder?.note('over', '', undefined, this)
    this.#closedAt ??= realTime.now()
    owners.live.delete(this)
  }
}

/** Whether an error only says that the library ended something by force, which the report of the leak has told. */
function isForcedEnd(error: unknown): boolean {
  return isOrComesOf(error, each => {
    const { name, signal }: { name?: unknown; signal?: unknown } = each
    if (each instanceof TestEndedError || name === 'TestEndedError') return true
    // `exec` and `execFile` reject with the signal that ended the child.
    return signal === 'SIGKILL' && 'cmd' in each
  })
}

/** The owners whose verdict has not fallen, in order of creation. */
export function liveOwners(): ReadonlySet<Owner> {
  return owners.live
}

/**
 * Installed by the host: what to do with errors that arrive for an owner after its verdict.
 * @returns what was installed before.
 */
export function setLateErrors(take: LateErrors | undefined): LateErrors | undefined {
  const before = owners.late
  owners.late = take
  return before
}

/** Installed by the hooks: where `Owner.raise` leads. */
export function setUnraisable(take: Unraisable): void {
  owners.unraisable = take
}
