import { Creation } from './creation.ts'
import type { Entry } from './entry.ts'
import type { LeakKind } from './leak-kind.ts'
import type { Resource, ResourceState } from './resource.ts'
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
/** What made a timer. */
export type TimerKind = keyof typeof remedies & LeakKind

/** A timer that is alive at the end of its test, or late. It is its own entry. */
export class Timer implements Resource, Entry {
  readonly kind: TimerKind
  readonly object: NativeTimer
  /** The stack of the call that made it, where it is known. */
  readonly line: Error | undefined
  /** Whether it is behind a promise, so that nobody has the timer itself. */
  readonly isPromise: boolean

  constructor(timer: NativeTimer, line: Error | undefined, isPromise = false) {
    this.kind = kindOf(timer)
    this.object = timer
    this.line = line
    this.isPromise = isPromise
  }

  get resource(): this {
    return this
  }

  get creation(): Creation | undefined {
    return this.line && Creation.ofTimer(this.line)
  }

  get remedy(): string {
    return this.isPromise ? 'await it, or controller.abort() of the signal given to it' : remedies[this.kind]
  }

  state(): ResourceState {
    const timer = this.object
    if (timer._destroyed !== false) return 'closed'
    if (timer.hasRef?.() === false) return 'idle'
    return isShort(this.kind, timer._idleTimeout) ? 'due' : 'open'
  }

  close(): void {
    const timers = nodeTimers()
    if (this.kind === 'immediate') timers.clearImmediate(this.object as NodeJS.Immediate)
    else timers.clearTimeout(this.object as NodeJS.Timeout)
  }

  unref(): void {
    this.object.unref?.()
  }

  detail(): string {
    if (this.kind === 'immediate') return ''
    return `${this.kind === 'interval' ? 'every ' : ''}${this.object._idleTimeout} ms`
  }
}

export function kindOf(timer: NativeTimer): TimerKind {
  if (timer._idleTimeout === undefined) return 'immediate'
  return typeof timer._repeat === 'number' ? 'interval' : 'timeout'
}

/** Whether a timer ends by itself within a turn or two; Node makes 1 ms of a delay that is no number. */
export function isShort(kind: TimerKind, delay: unknown): boolean {
  return kind === 'immediate' || (kind === 'timeout' && !((delay as number) > 1))
}
