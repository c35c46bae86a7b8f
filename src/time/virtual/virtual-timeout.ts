import { nodeModule } from '../../internal/index.ts'
import { Alarm, type TimerHost } from './alarm.ts'
import { nodeTimeoutClass } from './node-timeout.ts'

/**
 * A Timeout of Node's that was never started: every way of clearing it, by object, number or text, works as ever, and so
 * does whoever reads its fields. Called as Node's class, which users may see.
 */
export class Timeout extends nodeTimeoutClass() {
  #isRefed = true
  readonly #alarm: Alarm

  constructor(
    clock: TimerHost,
    callback: (...args: never[]) => unknown,
    delay: unknown,
    args: readonly unknown[],
    isRepeat: boolean,
  ) {
    super(callback, delay, args.length > 0 ? args : undefined, isRepeat, null)
    const { AsyncResource } = nodeModule('node:async_hooks')
    const context = new AsyncResource('VirtualTimeout', { requireManualDestroy: true })
    this.#alarm = new Alarm(this, clock, context)
    this.#alarm.set()
  }

  /** Of a timer of this class. */
  static alarmOf(timer: object): Alarm | undefined {
    return #alarm in timer ? timer.#alarm : undefined
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

  override refresh(): this {
    this.#alarm.refresh()
    return this
  }
}
