import { nodeModule } from '../../internal/index.ts'
import { creationOfTimer, isChained, isReaction } from './chain.ts'
import type { Creation } from './creation.ts'
import { cancelFrames, runsFrames } from './frames.ts'
import { kinds, type TimerKind } from './kinds.ts'
import type { LedgerEntry, Resource, ResourceState } from './resource.ts'

/** Node's Timeout, with the private fields that tell whether it is over and how long it waits. */
interface NativeTimeout extends NodeJS.Timeout {
  readonly _destroyed?: boolean
  readonly _idleTimeout: number
  readonly _repeat: number | null
}

/** Node's Immediate, which has no delay. */
interface NativeImmediate extends NodeJS.Immediate {
  readonly _destroyed?: boolean
  readonly _idleTimeout?: undefined
}

/** What jsdom and happy-dom make of a frame is a timer, which nobody else has. */
const frames = /\brequestAnimationFrame\b[^\n]*[\\/](?:jsdom|happy-dom)[\\/]/

/** A timer as Node makes it. */
export type NativeTimer = NativeTimeout | NativeImmediate

/** Node's own timers as they are now: patched by us, but never a fake clock's, which replaces those of the global. */
export const nodeTimers = (): typeof import('node:timers') => nodeModule('node:timers')

/** A timer that is alive at the end of its test, or late. It is its own entry. */
export class Timer implements Resource, LedgerEntry {
  readonly kind: TimerKind
  readonly object: NativeTimer
  /** The stack of the call that made it, where it is known. */
  readonly line: Error | undefined
  /** Whether it is behind a promise, so that nobody has the timer itself. */
  readonly isPromise: boolean

  constructor(timer: NativeTimer, line: Error | undefined, isPromise = false) {
    this.kind = kindOfTimer(timer)
    this.object = timer
    this.line = line
    this.isPromise = isPromise
  }

  get resource(): this {
    return this
  }

  get creation(): Creation | undefined {
    return this.line && creationOfTimer(this.line)
  }

  /** Whether a package keeps it up: an interval, or a later link of a chain of time-outs. */
  get isKeptUp(): boolean {
    const isLasting = this.kind === 'interval' || (this.line !== undefined && isChained(this.line))
    return isLasting && this.creation?.origin === 'package'
  }

  get remedy(): string | undefined {
    if (this.isPromise) return 'await it, or controller.abort() of the signal given to it'
    if (this.line && frames.test(String(this.line.stack))) return 'cancelAnimationFrame(frame)'
    const { remedy } = kinds[this.kind]
    return this.creation?.isInPromise
      ? `await what it belongs to, or keep the timer for ${remedy}`
      : undefined
  }

  state(): ResourceState {
    const timer = this.object
    if (timer._destroyed !== false) return 'closed'
    if (!timer.hasRef()) return 'idle'
    return this.isPassing ? 'due' : 'open'
  }

  close(): void {
    if (runsFrames(this.object)) cancelFrames()
    if (this.object._idleTimeout === undefined) nodeTimers().clearImmediate(this.object)
    else nodeTimers().clearTimeout(this.object)
  }

  /** Whether it follows from an ending by force. */
  get isReaction(): boolean {
    return this.line !== undefined && isReaction(this.line)
  }

  /** Whether it is over in a turn or two. */
  get isPassing(): boolean {
    return isShort(this.kind, this.object._idleTimeout)
  }

  unref(): void {
    this.object.unref()
  }

  detail(): string {
    if (this.kind === 'immediate') return ''
    return `${this.kind === 'interval' ? 'every ' : ''}${this.object._idleTimeout} ms`
  }
}

export function kindOfTimer(timer: NativeTimer): TimerKind {
  if (timer._idleTimeout === undefined) return 'immediate'
  return typeof timer._repeat === 'number' ? 'interval' : 'timeout'
}

/** Whether a timer ends by itself within a turn or two; Node makes 1 ms of a delay that is no number. */
export function isShort(kind: TimerKind, delay: unknown): boolean {
  return kind === 'immediate' || (kind === 'timeout' && !(Number(delay) > 1))
}
