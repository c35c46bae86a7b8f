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
 * What a virtual clock shows. It stands still but for jumps, or runs as the machine's clock does. It begins at the machine's
 * time, in whole milliseconds.
 */
export class Course {
  readonly #start: number
  #epoch: number
  /** How far it has come, or had when it began to run. */
  #stood = 0
  /** When it began to run, on the machine's clock; `undefined` while it stands. */
  #runsSince: number | undefined

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

  /** For how long it has been running; 0 while it stands. */
  get running(): number {
    return this.#runsSince === undefined ? 0 : Math.round(realTime.now() - this.#runsSince)
  }

  run(): void {
    this.#runsSince ??= realTime.now()
  }

  stand(): void {
    this.#stood = this.elapsed()
    this.#runsSince = undefined
  }

  /** Goes on to a moment that is to come. */
  jump(elapsed: number): void {
    this.#stood = Math.max(elapsed, this.#stood)
  }
}
