import { nodeModule } from '../../internal/index.ts'
import { callTagged, currentOwner, currentScope } from '../../ownership/index.ts'
import type { Due } from './due-queue.ts'
import { forget, nodeTimeoutClass } from './node-timeout.ts'

/** A virtual clock, as its timers see it. */
export interface TimerHost {
  readonly hasEnded: boolean
  elapsed(): number
  schedule(due: Due): void
}

/**
 * A Timeout of Node's that was never started: every way of clearing it, by object, number or text, works as ever, and so
 * does whoever reads its fields. Called as Node's class, which users may see.
 */
export class Timeout extends nodeTimeoutClass() {
  #clock: TimerHost
  #due: Due | undefined
  #isRefed = true
  #isOnMachine = false
  /** Where it was made: its callback runs there. */
  readonly #context = new (nodeModule('node:async_hooks').AsyncResource)('VirtualTimeout', {
    requireManualDestroy: true,
  })

  constructor(
    clock: TimerHost,
    callback: (...args: never[]) => unknown,
    delay: unknown,
    args: readonly unknown[],
    isRepeat: boolean,
  ) {
    super(callback, delay, args.length > 0 ? args : undefined, isRepeat, null)
    this.#clock = clock
    this.#arm()
  }

  override ref(): this {
    this.#isRefed = true
    return this
  }

  override unref(): this {
    this.#isRefed = false
    return this
  }

  override hasRef(): boolean {
    return this.#isRefed
  }

  /** On the clock of the test that asks, while that lives; else where it is; else by the machine's. */
  override refresh(): this {
    if (!this._onTimeout || this._idleTimeout === -1) return this
    if (this.#isOnMachine) forget(this)
    this._destroyed = this.#isOnMachine = false
    this.#clock = (currentOwner()?.clock as TimerHost | undefined) ?? this.#clock
    if (this.#clock.hasEnded) this.#start()
    else this.#arm()
    return this
  }

  #start(): void {
    this.#due = undefined
    this.#isOnMachine = true
    super.refresh()
  }

  /** @param since when the delay begins */
  #arm(since = this.#clock.elapsed()): void {
    const delay = Math.trunc(this._idleTimeout)
    const due: Due = {
      at: since + delay,
      delay,
      timer: this,
      isOver: () => this._destroyed || this.#due !== due,
      // Unref'd intervals go on for as long as something else does.
      isReasonToJump: () => this.#isRefed || this._repeat === null,
      fire: () => this.#strike(due),
      moveToMachine: () => this.#start(),
    }
    this.#due = due
    this.#clock.schedule(due)
  }

  #strike(due: Due): void {
    this.#due = undefined
    try {
      this.#context.runInAsyncScope(() => this.#call())
    } finally {
      const isOver = this._destroyed || this.#due !== undefined
      if (!isOver && this._repeat !== null) this.#armAfter(due)
      else if (!isOver) forget(this)
    }
  }

  #call(): void {
    const { _onTimeout, _timerArgs } = this
    const call = (): unknown => _onTimeout?.apply(this, _timerArgs ?? [])
    const scope = currentScope()
    const origin = this._repeat === null ? 'a timer' : 'an interval'
    void (scope ? callTagged({ scope, origin, object: this }, call) : call())
  }

  /** From its due time; what was missed meanwhile, since the clock ran and the thread was busy, is left out. */
  #armAfter({ at, delay }: Due): void {
    const missed = Math.floor((this.#clock.elapsed() - at) / delay)
    this.#arm(at + Math.max(missed - 1, 0) * delay)
  }
}
