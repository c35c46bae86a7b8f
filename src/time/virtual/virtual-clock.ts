import { realTime } from '../../internal/index.ts'
import {
  journal,
  type ClockReport,
  type NativeTimer,
  type Owner,
  type OwnerClock,
} from '../../ownership/index.ts'
import { watchInFlight } from '../in-flight/index.ts'
import type { TimerHost } from './alarm.ts'
import { clockReport } from './clock-report.ts'
import { Course, type Moment } from './course.ts'
import { Driver, type Orderer } from './driver.ts'
import { DueQueue, type Due } from './due-queue.ts'
import { LoopWait } from './loop-wait.ts'
import { mustBeAsKnown } from './node-timeout.ts'
import { claimTicks, claimTimer } from './nodes-timers.ts'
import { Timeout } from './virtual-timeout.ts'

/** How a clock differs from others. */
export interface ClockOptions {
  /** Which of what is due at one moment happens first; in order of making without it. */
  readonly orderer?: Orderer
  /** When it begins; now without it. */
  readonly start?: Moment
}

/**
 * The time of one test, apart from the machine's. It stands still while code runs, and moves to the next timer when the test
 * is quiet. Semantics: Go's `testing/synctest`, but that what the machine has not finished comes before time, as with Trio's
 * `MockClock`.
 */
export class VirtualClock implements OwnerClock, TimerHost {
  readonly #owner: Owner
  readonly #course: Course
  readonly #queue = new DueQueue()
  readonly #driver: Driver
  readonly #holds = new Set<() => void>()
  readonly #onEnd: () => void

  /**
   * @param onEnd called at its end
   * @throws ClockError where Node's timers are not as they are known
   */
  constructor(owner: Owner, onEnd: () => void, { orderer, start }: ClockOptions = {}) {
    mustBeAsKnown()
    this.#course = new Course(start)
    this.#owner = owner
    this.#onEnd = onEnd
    this.#driver = new Driver({
      course: this.#course,
      queue: this.#queue,
      watch: began => watchInFlight(owner, began, timer => claimTimer(timer, this)),
      orderer,
      claim: () => claimTicks(this),
      onJump: ms => journal.recorder?.note('clock moved', `on by ${ms} ms`, undefined, owner),
    })
  }

  get hasEnded(): boolean {
    return this.#driver.hasEnded
  }

  /** What input and output its test has done, by kind. */
  get io(): ReadonlySet<string> {
    return this.#driver.io
  }

  elapsed(): number {
    return this.#course.elapsed()
  }

  now(): number {
    return this.#course.now()
  }

  date(): number {
    return this.#course.date()
  }

  setDate(ms: number): void {
    this.#course.setDate(ms)
  }

  makeTimer(kind: 'timeout' | 'interval', args: readonly unknown[]): NativeTimer {
    const [callback, delay, ...others] = args
    const timer = new Timeout(this, callback as () => void, delay, others, kind === 'interval')
    return timer as object as NativeTimer
  }

  nextTurn(fn: () => void): void {
    this.noteActivity()
    realTime.setImmediate(fn)
  }

  after(ms: number, fn: () => void): () => void {
    const delay = Math.trunc(ms)
    const wait = new LoopWait(this.elapsed() + delay, delay, fn)
    this.schedule(wait)
    return () => wait.stop()
  }

  schedule(due: Due): void {
    this.#queue.add(due)
    this.noteActivity()
  }

  noteActivity(): void {
    this.#driver.noteActivity()
  }

  settle(): Promise<void> {
    return this.#driver.settle()
  }

  hold(reason: () => string): () => void {
    const release = this.#driver.bar(reason)
    this.#holds.add(release)
    return release
  }

  whenStuck(found: () => void): () => void {
    return this.#driver.whenStuck(found)
  }

  endHolds(): void {
    for (const release of this.#holds) release()
    this.#holds.clear()
  }

  endJumps(): void {
    this.#driver.bar(() => 'the test had ended')
  }

  end(): void {
    if (this.hasEnded) return
    this.#driver.end()
    for (const due of this.#queue.drain()) due.moveToMachine?.()
    this.#owner.clock = undefined
    this.#onEnd()
  }

  report(): ClockReport | undefined {
    return clockReport(this.#owner, this.#driver, this.#course)
  }
}
