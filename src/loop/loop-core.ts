import { LoopClosedError } from '../errors/index.ts'
import {
  atUserLine,
  CallerLine,
  depthOfWait,
  isThenable,
  messageOf,
  type LazyPlace,
} from '../internal/index.ts'
import { currentScope, journal, runTurnInScope, type Owner, type Scope } from '../ownership/index.ts'
import { realClock, type Clock } from '../time/index.ts'
import { awaitLines } from './await-lines.ts'
import { Future, finish, isRetrieved } from './future.ts'
import type { Ending } from './ending.ts'
import { HandedOut } from './handed-out.ts'
import { ReadyQueue } from './ready-queue.ts'
import { SleepFuture, TurnFuture, type TimedLoop } from './sleep-future.ts'
import type { AnyTask, TaskLoop } from './task.ts'
import { hasWaiter, Waiter, waiterKey, waiterOfTask } from './waiter.ts'
import { whoOf } from './who.ts'

export interface LoopOptions {
  /** Who answers for what runs on the loop. */
  owner: Owner
  /** The test's name, as error texts give it. */
  name: string
  /** Where time comes from; the owner's clock, if it has one, else the machine's. */
  clock?: Clock
}

/** The state of an event loop, and what its futures and tasks need of it. `EventLoop` is its public face. */
export class LoopCore implements TaskLoop, TimedLoop {
  readonly owner: Owner
  readonly name: string
  readonly #clock: Clock | undefined
  /** The tasks that are not done, in order of creation. */
  readonly tasks = new Set<AnyTask>()
  readonly unstarted = new Set<AnyTask>()
  /** Futures that ended with an exception; strongly held, so that none is lost to the garbage collector. */
  readonly unsuccessful = new Set<Future>()
  readonly timers = new Set<() => void>()
  /** What the code of the test was given to wait on. */
  readonly handed = new HandedOut()
  readonly #ready: ReadyQueue
  /** The test itself, when it waits outside every task. */
  readonly body = new Waiter()
  isClosed = false
  #names = 0

  constructor({ owner, name, clock }: LoopOptions) {
    this.owner = owner
    this.name = name
    this.#clock = clock
    this.#ready = new ReadyQueue({ nextTurn: fn => this.clock.nextTurn(fn) })
  }

  /** Asked for each time: a plain test may take a clock of its own when its loop is there already. */
  get clock(): Clock {
    return this.#clock ?? this.owner.clock ?? realClock
  }

  nextName(): string {
    return `Task-${(this.#names += 1)}`
  }

  /** @throws `LoopClosedError` after the end of the test */
  mustBeOpen(call: string): void {
    if (this.isClosed) throw atUserLine(new LoopClosedError(call, this.name))
  }

  wake(fn: () => void, strand?: object, place?: LazyPlace): void {
    if (this.isClosed) return
    const { wakeUps } = this.owner
    if (!wakeUps) return this.#ready.add(fn)
    const who = whoOf(strand ?? this.currentWaiter() ?? this.body, place, wakeUps)
    wakeUps.add(() => {
      if (!this.isClosed) fn()
    }, who)
  }

  /** How many wake-ups are ready, where their order is searched. */
  get readyToChoose(): number {
    return this.owner.wakeUps?.size ?? 0
  }

  lineOfWait(): LazyPlace | undefined {
    const latest = awaitLines.take?.()
    if (!this.owner.wakeUps?.tells) return latest
    // The call that is to be awaited is known before its await is.
    const call = new CallerLine(depthOfWait)
    return {
      get place() {
        return call.place ?? latest?.place
      },
    }
  }

  /** Until the tasks made so far, and those that they make in theirs, have had their first step. */
  async firstSteps(): Promise<void> {
    for (let generation = 0; generation < 2; generation += 1) {
      // Where the order is searched, they may be passed over for some turns.
      const tasks = [...this.unstarted]
      while (!this.isClosed && tasks.some(task => this.unstarted.has(task))) await this.nextTurn()
    }
  }

  nextTurn(): Promise<void> {
    return new Promise(resolve => this.clock.nextTurn(resolve))
  }

  /** What is ready or due after the end of the test is dropped: its code must not go on then. */
  close(): void {
    this.isClosed = true
    this.handed.judgeAtEnd(this.owner)
    this.#ready.clear()
    for (const stop of this.timers) stop()
  }

  /** Runs `fn` in `ms` milliseconds: when it is due it is ready, behind what was ready before, as in asyncio. */
  after(ms: number, fn: () => void): () => void {
    let isOver = false
    const run = () => {
      if (isOver) return
      this.timers.delete(stop)
      fn()
    }
    const release = this.clock.after(ms, () => this.wake(run))
    const stop = () => {
      isOver = true
      this.timers.delete(stop)
      release()
    }
    this.timers.add(stop)
    return stop
  }

  /** As `EventLoop.sleep`. */
  sleep(ms: number, result: unknown): Future {
    return this.handed.add(ms <= 0 ? new TurnFuture(this, result) : new SleepFuture(this, ms, result))
  }

  receive(error: unknown, origin: string): void {
    this.owner.raise(error, origin)
  }

  currentWaiter(): Waiter | undefined {
    const waiter = waiterOfTask()
    if (waiter) return waiter.isDone ? undefined : waiter
    return currentScope()?.owner === this.owner ? this.body : undefined
  }

  start(task: AnyTask, scope: Scope, step: () => void): void {
    journal.recorder?.note('task', task.getName(), task[waiterKey], this.owner)
    this.tasks.add(task)
    this.unstarted.add(task)
    const begin = () => {
      this.unstarted.delete(task)
      journal.recorder?.note('task begins', '', task[waiterKey], this.owner)
      runTurnInScope(scope, step)
    }
    this.wake(begin, task[waiterKey], this.lineOfWait())
  }

  futureOf(yielded: unknown): Future {
    if (yielded instanceof Future) return yielded
    return isThenable(yielded) ? this.futureOfPromise(yielded) : new TurnFuture(this, yielded)
  }

  /** A future of what `promise` brings; its wait can be cancelled, the promise itself cannot. */
  futureOfPromise<T>(promise: PromiseLike<T>): Future<T> {
    const future = new Future<T>(this, 'a promise')
    promise.then(
      value => finish(future, { kind: 'result', value }, true),
      (error: unknown) => finish(future, { kind: 'error', error }, true),
    )
    return future
  }

  ended(task: AnyTask, ending: Ending<unknown>): void {
    journal.recorder?.note('task over', textOfEnding(ending), task[waiterKey], this.owner)
    this.tasks.delete(task)
  }

  failed(future: Future, error: unknown): void {
    if (!this.isClosed) return void this.unsuccessful.add(future)
    // Who awaits a task after the end of its test is of the test as well.
    if (error instanceof LoopClosedError || (!hasWaiter(future) && isRetrieved(future))) return
    this.owner.receive(error, `${future.describe()}, which went on after the end of its test`)
  }
}

function textOfEnding(ending: Ending<unknown>): string {
  return ending.kind === 'error' ? `error: ${messageOf(ending.error)}` : ending.kind
}
