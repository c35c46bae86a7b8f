import { making } from '../making.ts'
import type { Owner } from '../owner.ts'
import { recordTimer, wantsTimerLine } from '../record.ts'
import type { LeakKind } from '../leak-kind.ts'
import type { Resource, ResourceState } from '../resource.ts'
import { originalOf } from '../stand-ins/index.ts'
import type { Original, StandIn } from '../stand-ins/index.ts'
import { nodeTimers } from './node-timers.ts'

/** Node's Timeout and Immediate, with the two private fields that tell whether they are over and how long they wait. */
export interface NativeTimer {
  hasRef?(): boolean
  unref?(): void
  readonly _destroyed?: boolean
  readonly _idleTimeout?: number
  readonly _repeat?: number | null
}

const remedies = {
  timeout: 'clearTimeout(timer)',
  interval: 'clearInterval(timer)',
  immediate: 'clearImmediate(immediate)',
}
export type TimerKind = keyof typeof remedies & LeakKind

export class Timer implements Resource {
  readonly kind: TimerKind
  readonly object: object
  readonly #timer: NativeTimer

  readonly remedy: string

  constructor(kind: TimerKind, timer: NativeTimer, remedy = remedies[kind]) {
    this.kind = kind
    this.remedy = remedy
    this.object = timer
    this.#timer = timer
  }

  state(): ResourceState {
    const timer = this.#timer
    if (timer._destroyed !== false) return 'closed'
    if (timer.hasRef?.() === false) return 'idle'
    if (this.kind === 'immediate') return 'due'
    return this.kind === 'timeout' && isShort(timer._idleTimeout) ? 'due' : 'open'
  }

  close(): void {
    const timers = nodeTimers()
    if (this.kind === 'immediate') timers.clearImmediate(this.#timer as NodeJS.Immediate)
    else timers.clearTimeout(this.#timer as NodeJS.Timeout)
  }

  unref(): void {
    this.#timer.unref?.()
  }

  detail(): string {
    if (this.kind === 'immediate') return ''
    return `${this.kind === 'interval' ? 'every ' : ''}${this.#timer._idleTimeout} ms`
  }
}

const promiseRemedy = 'await it, or controller.abort() of the signal given to it'

/**
 * A timer is decided here by the scope of the code that makes it: the place where a test with a clock of its own will
 * get a timer of that clock instead.
 */
export const timerStandIns = {
  setTimeout: starting('timeout', ([, delay]) => isShort(delay)),
  setInterval: starting('interval', () => false),
  setImmediate: starting('immediate', () => true),
}

/** Whether a timeout of that delay ends within a turn or two; Node makes 1 ms of what is no number. */
export function isShort(delay: unknown): boolean {
  return !((delay as number) > 1)
}

function starting(kind: TimerKind, isShortFor: (args: unknown[]) => boolean): StandIn {
  return {
    wantsLine: (owner, args) => wantsTimerLine(owner, isShortFor(args)),
    call(owner, original, args, line) {
      const timer = making(original, ...args) as NativeTimer
      if (owner.kind === 'test') recordTimer(owner, new Timer(kind, timer), line)
      return timer
    },
  }
}

const makers = { timeout: 'setTimeout', interval: 'setInterval', immediate: 'setImmediate' } as const

/** Starts a timer of a test on behalf of a function of ours that the user called. */
export function startTimer(owner: Owner, line: Error | undefined, kind: TimerKind, args: unknown[]): Timer {
  const make = originalOf(nodeTimers()[makers[kind]]) as Original
  const timer = new Timer(kind, making(make, ...args) as NativeTimer, promiseRemedy)
  recordTimer(owner, timer, line)
  return timer
}
