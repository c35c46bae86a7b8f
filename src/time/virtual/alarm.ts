import { sharedByProcess } from '../../internal/index.ts'
import { callTagged, currentOwner, currentScope } from '../../ownership/index.ts'
import type { Due } from './due-queue.ts'
import { forget, startByNode, takeFromNode, type NodeTimeout } from './node-timeout.ts'
import { contextOf, type TimerContext } from './timer-context.ts'

/** A virtual clock, as its timers see it. */
export interface TimerHost {
  readonly hasEnded: boolean
  elapsed(): number
  schedule(due: Due): void
}

/**
 * Those whose clock ended before them: Node has them on lists of what was left of their delays. In the vm pools the next clock
 * may be another copy's.
 */
export const moved = sharedByProcess('moved-alarms', () => new Set<Alarm>())

/** When a timer of Node's strikes on a virtual clock. While it is set there, Node has the timer on no list of its own. */
export class Alarm {
  readonly timer: NodeTimeout
  readonly #context: TimerContext | undefined
  #clock: TimerHost
  #due: Due | undefined

  /** @param context where its callback runs; the one that Node keeps by default */
  constructor(timer: NodeTimeout, clock: TimerHost, context?: TimerContext) {
    this.timer = timer
    this.#clock = clock
    this.#context = context
  }

  /** @param since when the delay began */
  set(since = this.#clock.elapsed()): void {
    const { timer } = this
    const delay = Math.trunc(timer._idleTimeout)
    const due: Due = {
      at: since + delay,
      delay,
      timer,
      // Node may have started it since, which it does with a socket's.
      isOver: () => timer._destroyed || timer._idleStart !== null || this.#due !== due,
      // Unref'd intervals go on for as long as something else does.
      isReasonToJump: () => timer._repeat === null || timer.hasRef(),
      fire: () => this.#strike(due),
      moveToMachine: () => this.#moveToMachine(due),
    }
    this.#due = due
    this.#clock.schedule(due)
  }

  /** On the clock of the test that asks, while that lives; else where it is; else by the machine's. */
  refresh(): void {
    this.#clock = currentTimerHost() ?? this.#clock
    this.#due = undefined
    // Also to stop it there: what Node does with one that is over or was cleared is Node's to say.
    startByNode(this.timer)
    if (!this.#clock.hasEnded && takeFromNode(this.timer)) this.set()
  }

  /** Puts it on a clock for its whole delay, if it is on the machine's. */
  move(clock: TimerHost): void {
    if (!takeFromNode(this.timer)) return
    this.#clock = clock
    this.set()
  }

  /** With what is left of the delay. */
  #moveToMachine({ at }: Due): void {
    const { timer } = this
    const { _idleTimeout } = timer
    timer._idleTimeout = Math.max(at - this.#clock.elapsed(), 1)
    startByNode(timer)
    timer._idleTimeout = _idleTimeout
    for (const alarm of moved) if (alarm.timer._destroyed) moved.delete(alarm)
    moved.add(this)
  }

  #strike(due: Due): void {
    const { timer } = this
    this.#due = undefined
    try {
      const context = this.#context ?? contextOf(timer)
      context.runInAsyncScope(() => this.#call())
    } finally {
      const isOver = timer._destroyed || timer._idleStart !== null || this.#due !== undefined
      if (!isOver && timer._repeat !== null) this.#setAfter(due)
      else if (!isOver) forget(timer)
    }
  }

  #call(): void {
    const { timer } = this
    const { _onTimeout, _timerArgs } = timer
    const call = (): unknown => _onTimeout?.apply(timer, _timerArgs ?? [])
    const scope = currentScope()
    const origin = timer._repeat === null ? 'a timer' : 'an interval'
    void (scope ? callTagged({ scope, origin, object: timer }, call) : call())
  }

  /** From its due time; what was missed meanwhile, since the clock ran and the thread was busy, is left out. */
  #setAfter({ at, delay }: Due): void {
    const missed = Math.floor((this.#clock.elapsed() - at) / delay)
    this.set(at + Math.max(missed - 1, 0) * delay)
  }
}

/** The clock of the test whose code runs, where it has one. */
export function currentTimerHost(): TimerHost | undefined {
  return currentOwner()?.clock as TimerHost | undefined
}
