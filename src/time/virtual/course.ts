import { realTime } from '../../internal/index.ts'

/** A moment of the machine's clocks. */
export interface Moment {
  /** In whole milliseconds, monotonic. */
  readonly now: number
  /** In milliseconds since 1970. */
  readonly date: number
}

export function momentOfMachine(): Moment {
  return { now: Math.floor(realTime.now()), date: realTime.date() }
}

/**
 * What a virtual clock shows. It begins at the machine's time, in whole milliseconds, and stands still but for jumps. It may
 * run as the machine's clock does; or follow it, which is the same but that code sees it stand still, since it goes on only
 * between two turns.
 */
export class Course {
  readonly #start: number
  #epoch: number
  /** How far it has come, or had when it began to run. */
  #stood = 0
  /** Since when it has been running, on the machine's clock. */
  #runsSince: number | undefined
  /** Up to where it has followed the machine's clock. */
  #followedTo: number | undefined
  /** Since when it has not stood still, on the machine's clock. */
  #movesSince: number | undefined

  constructor({ now, date } = momentOfMachine()) {
    this.#start = now
    this.#epoch = date
  }

  /** How far it has come since it began, in milliseconds. */
  elapsed(): number {
    if (this.#runsSince === undefined) return this.#stood
    return this.#stood + Math.floor(realTime.now() - this.#runsSince)
  }

  now(): number {
    return this.#start + this.elapsed()
  }

  date(): number {
    return this.#epoch + this.elapsed()
  }

  setDate(ms: number): void {
    this.#epoch = ms - this.elapsed()
  }

  /** For how long it has been running or following, on the machine's clock; 0 while it stands. */
  get moving(): number {
    return this.#movesSince === undefined ? 0 : Math.round(realTime.now() - this.#movesSince)
  }

  run(): void {
    this.#followedTo = undefined
    this.#runsSince ??= realTime.now()
    this.#movesSince ??= this.#runsSince
  }

  /** To be called again and again. What has passed since the last time is added. */
  follow(): void {
    this.#stop()
    this.#followedTo ??= realTime.now()
    this.#movesSince ??= this.#followedTo
    const passed = Math.floor(realTime.now() - this.#followedTo)
    this.#stood += passed
    this.#followedTo += passed
  }

  stand(): void {
    this.#stop()
    this.#followedTo = this.#movesSince = undefined
  }

  #stop(): void {
    this.#stood = this.elapsed()
    this.#runsSince = undefined
  }

  /** Goes on to a moment that is to come. */
  jump(elapsed: number): void {
    this.#stood = Math.max(elapsed, this.#stood)
  }
}
