import { promiseTimerDepth, timerDepth } from '../creation.ts'
import { making } from '../making.ts'
import { adoptReplacement, replaceMethod } from '../patch.ts'
import { recordTimer } from '../record.ts'
import type { LeakKind, Resource, ResourceState } from '../resource.ts'
import { currentOwner } from '../scope.ts'
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
type TimerKind = keyof typeof remedies & LeakKind

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
    return this.kind === 'timeout' && (timer._idleTimeout as number) <= 1 ? 'due' : 'open'
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

const makers: Record<string, TimerKind> = {
  setTimeout: 'timeout',
  setInterval: 'interval',
  setImmediate: 'immediate',
}

/**
 * The timers of `node:timers` and of this global. A timer is decided here by the scope of the code that makes it:
 * the place where a test with a clock of its own will get a timer of that clock instead.
 */
export function trackTimers(): void {
  const timers = nodeTimers() as unknown as Record<string, () => NativeTimer>
  for (const [name, kind] of Object.entries(makers)) {
    replaceMethod(timers, name, make => owned(make as unknown as Make, kind))
    // A fake clock or a DOM environment may have put timers of its own there: those stay.
    adoptReplacement(globalThis, name)
  }
}

type Make = (...args: unknown[]) => NativeTimer
const originals = new Map<TimerKind, Make>()

function owned(make: Make, kind: TimerKind): Make {
  originals.set(kind, make)
  return function (...args) {
    const timer = making(make, ...args)
    const owner = currentOwner()
    if (owner?.kind === 'test') recordTimer(owner, new Timer(kind, timer), timerDepth)
    return timer
  }
}

/** Starts a timer of the running test on behalf of a function of ours that the user called. */
export function startTimer(kind: TimerKind, ...args: unknown[]): Timer {
  const timer = new Timer(kind, making(originals.get(kind) as Make, ...args), promiseRemedy)
  const owner = currentOwner()
  if (owner?.kind === 'test') recordTimer(owner, timer, promiseTimerDepth)
  return timer
}
