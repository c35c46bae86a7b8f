import { CancelledError, InvalidStateError, isCancelled, TimeoutError } from '../errors/index.ts'
import { mustBeDelay } from './delay.ts'
import { coreOf, type EventLoop } from './event-loop.ts'
import { currentTask } from './running-loop.ts'

/** The time limit of a block, which may be moved while the block runs. Semantics: `asyncio.Timeout`. */
export interface Timeout {
  /** When it ends the block, in milliseconds of `loop.time()`; `null` for never. */
  when(): number | null
  /** Moves it to another moment of `loop.time()`, or takes it away with `null`. @throws InvalidStateError once the block has ended or the time is up */
  reschedule(when: number | null): void
  /** Whether the time was up before the block had ended. */
  expired(): boolean
}

/** A block of code with an end in time; what asyncio's `Timeout` does between `__aenter__` and `__aexit__`. */
export class TimeLimit implements Timeout {
  readonly signal: AbortSignal
  readonly #loop: EventLoop
  readonly #core
  readonly #waiter
  readonly #cancelRequests: number
  readonly #controller = new AbortController()
  #when: number | null = null
  #text: string
  #stop: (() => void) | undefined
  #state: 'running' | 'expired' | 'left' = 'running'
  #hasExpired = false

  /** @param when a moment of `loop.time()`; `null` for never. @param text what is said when it comes */
  constructor(loop: EventLoop, when: number | null, text = deadline) {
    this.#loop = loop
    this.#core = coreOf(loop)
    this.#text = text
    this.#waiter = this.#core.currentWaiter() ?? this.#core.body
    this.#cancelRequests = this.#waiter.cancelRequests
    this.signal = AbortSignal.any([this.#controller.signal, (currentTask() ?? loop).signal])
    this.#endAt(when)
  }

  when(): number | null {
    return this.#when
  }

  expired(): boolean {
    return this.#hasExpired
  }

  reschedule(when: number | null): void {
    if (when !== null) mustBeDelay('reschedule()', when)
    if (this.#state !== 'running') {
      const why = this.#state === 'left' ? 'its block has ended' : 'the time is up'
      throw new InvalidStateError(`reschedule() of a timeout: ${why}. Call it inside the block.`)
    }
    this.#text = deadline
    this.#endAt(when)
  }

  #endAt(when: number | null): void {
    this.#stop?.()
    this.#when = when
    this.#stop =
      when === null
        ? undefined
        : this.#core.after(Math.max(when - this.#loop.time(), 0), () => this.#expire())
  }

  #expire(): void {
    this.#state = 'expired'
    this.#hasExpired = true
    const error = new CancelledError(this.#text)
    this.#waiter.interrupt(error)
    this.#controller.abort(error)
  }

  /** Ends the block. Returns what to throw in the place of `error`. */
  leave(error?: unknown): unknown {
    this.#stop?.()
    this.#state = 'left'
    if (!this.#hasExpired) return error
    const isOurs = this.#waiter.uncancel() <= this.#cancelRequests
    if (!isOurs || !isCancelled(error)) return error
    return new TimeoutError(this.#text, { cause: error })
  }
}

const deadline = 'The deadline was reached.'
