import { allowLoop, EventLoop } from '../../../src/loop/index.ts'
import type { Clock } from '../../../src/time/clock/clock.ts'
import { Owner, runInScope, scheduleWakeUps, type WakeUps } from '../../../src/ownership/index.ts'

export interface Ran {
  readonly events: unknown[]
  readonly owner: Owner
  readonly loop: EventLoop
}

/** Runs `body` as a test runs: in a scope of its own, with a loop, which is closed at the end; its owner still takes errors. */
export async function inLoop(
  body: (loop: EventLoop, log: (event: unknown) => void) => unknown,
  { name = 'LoopTest.testIt', clock, wakeUps }: { name?: string; clock?: Clock; wakeUps?: WakeUps } = {},
): Promise<Ran> {
  const owner = new Owner('test', name)
  allowLoop(owner, name)
  if (wakeUps) scheduleWakeUps(owner, wakeUps)
  const loop = new EventLoop({ owner, name, clock })
  const events: unknown[] = []
  try {
    await runInScope({ owner, values: new Map(), task: undefined }, async () => {
      await body(loop, event => events.push(event))
    })
  } finally {
    loop.close()
  }
  return { events, owner, loop }
}

/** The name of what `promise` rejects with. */
export async function rejection(promise: PromiseLike<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    return (error as { name: string }).name
  }
  return 'no rejection'
}

/** A clock whose time passes only by `advance`; its turns are real. */
export class HandClock implements Clock {
  #now = 0
  #timers: { due: number; fn: () => void }[] = []

  now(): number {
    return this.#now
  }

  nextTurn(fn: () => void): void {
    setImmediate(fn)
  }

  after(ms: number, fn: () => void): () => void {
    const timer = { due: this.#now + ms, fn }
    this.#timers.push(timer)
    return () => void (this.#timers = this.#timers.filter(other => other !== timer))
  }

  /** Lets `ms` milliseconds pass, and everything happen that is due in them. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms
    for (let next = this.#next(end); next; next = this.#next(end)) {
      this.#now = next.due
      this.#timers = this.#timers.filter(other => other !== next)
      next.fn()
      for (let turn = 0; turn < 5; turn += 1) await new Promise(resolve => setImmediate(resolve))
    }
    this.#now = end
  }

  /** `ms` milliseconds pass in which nothing could happen, as when the thread was busy; what is due comes at once then. */
  jump(ms: number): void {
    this.#now += ms
    const due = this.#timers.filter(timer => timer.due <= this.#now)
    this.#timers = this.#timers.filter(timer => timer.due > this.#now)
    for (const { fn } of due) fn()
  }

  #next(end: number): { due: number; fn: () => void } | undefined {
    return this.#timers.filter(({ due }) => due <= end).toSorted((a, b) => a.due - b.due)[0]
  }
}
