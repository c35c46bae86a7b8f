import { Creation, timerDepth } from '../creation.ts'
import { making } from '../making.ts'
import type { Owner } from '../owner.ts'
import { recordTimer, wantsCreation } from '../record.ts'
import type { LeakKind, Resource, ResourceState } from '../resource.ts'
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
    return this.isShort ? 'due' : 'open'
  }

  /** Whether it will end by itself within a turn or two. */
  get isShort(): boolean {
    if (this.kind === 'immediate') return true
    return this.kind === 'timeout' && (this.#timer._idleTimeout as number) <= 1
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
  setTimeout: starting('timeout'),
  setInterval: starting('interval'),
  setImmediate: starting('immediate'),
}

function starting(kind: TimerKind): StandIn {
  return (owner, original, args) => {
    const made = making(original, ...args) as NativeTimer
    if (owner.kind !== 'test') return made
    const timer = new Timer(kind, made)
    // Made here and not deeper: each frame of ours in a stack costs a third of a microsecond.
    const creation = wantsCreation(owner, timer.isShort) ? new Creation(timerDepth, true) : undefined
    recordTimer(owner, timer, creation)
    return made
  }
}

const makers = { timeout: 'setTimeout', interval: 'setInterval', immediate: 'setImmediate' } as const

/** Starts a timer of a test on behalf of a function of ours that the user called. */
export function startTimer(
  owner: Owner,
  creation: Creation | undefined,
  kind: TimerKind,
  args: unknown[],
): Timer {
  const make = originalOf(nodeTimers()[makers[kind]]) as Original
  const timer = new Timer(kind, making(make, ...args) as NativeTimer, promiseRemedy)
  recordTimer(owner, timer, creation)
  return timer
}
