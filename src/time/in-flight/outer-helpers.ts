import { builtin, realTime } from '../../internal/index.ts'
import { isHeard, isReleasedWorker, liveWorkers, type Resource, type Worker } from '../../ownership/index.ts'
import { isInnerChannel } from './doors.ts'
import { isAsked, isSentTo, isTaken, sentTo } from './messages.ts'
import type { WatchedTest } from './watched-test.ts'

/** So long a helper must be silent after it was busy, in milliseconds: nothing tells where an answer ends. */
const quietMs = 100

type Child = import('node:child_process').ChildProcess

const childProcess = builtin('node:child_process')

/**
 * The workers and children of the process that are not in flight by being alive: those of the module or the class, whose pool
 * serves the test too, and workers of the test that have been released. They are in flight from a message to the next answer,
 * and then until they have been silent for a while.
 */
export class OuterHelpers {
  readonly #test: WatchedTest
  /** What the ledger of the test has. */
  readonly #own: () => readonly Resource[]
  /** How many ports of the process keep it alive, at the least. */
  #ports = portsHeld()
  readonly #began = realTime.now()
  /** How much had been sent to each child when the test began. */
  readonly #sent = new WeakMap<object, number>()
  /** When each was busy last. */
  readonly #busyAt = new WeakMap<object, number>()

  constructor(test: WatchedTest, own: () => readonly Resource[]) {
    this.#test = test
    this.#own = own
    // What was said before is another test's matter.
    for (const child of this.#children()) this.#sent.set(child, sentTo(child))
  }

  /** Why one of them is in flight. */
  reason(): string | undefined {
    const now = realTime.now()
    const workers = this.#workers()
    const isHeld = workers.length > 0 && (this.#isPortHeld() || this.#isOwnPortTaken())
    // A port leads to some thread, nobody tells to which.
    const posted = isHeld ? now : this.#test.postedAt
    const isBusy = (helper: Worker | Child, busyAt: number) => now - this.#lastBusy(helper, busyAt) < quietMs
    const isWaitedFor = (worker: Worker) => isAsked(worker, this.#began) && isHeard(worker)
    const busy = workers.find(worker => isBusy(worker, isWaitedFor(worker) ? now : posted))
    if (busy) return this.#isOwn(busy) ? 'a worker was busy' : 'a worker from outside of the test was busy'
    const child = this.#children().find(each =>
      isBusy(each, isSentTo(each, this.#sent.get(each) ?? 0) ? now : -Infinity),
    )
    return child && `a child process from outside of the test (pid ${child.pid}) was busy`
  }

  /** That there is one which is not released, in words. */
  open(): string | undefined {
    if (this.#workers().some(worker => !isReleasedWorker(worker)))
      return 'a worker from outside of the test was alive'
    const [child] = this.#children()
    return child && `a child process from outside of the test (pid ${child.pid}) was alive`
  }

  #lastBusy(helper: Worker | Child, busyAt: number): number {
    const last = Math.max(this.#busyAt.get(helper) ?? -Infinity, busyAt)
    this.#busyAt.set(helper, last)
    return last
  }

  /** Pools release the ports to their idle workers, and take them back for a task. */
  #isPortHeld(): boolean {
    const held = portsHeld()
    this.#ports = Math.min(this.#ports, held)
    return held > this.#ports && !this.#own().some(({ kind }) => kind === 'message port')
  }

  /** The test's own are known one by one. */
  #isOwnPortTaken(): boolean {
    return this.#own().some(
      ({ kind, object }) =>
        kind === 'message port' && !isInnerChannel(object) && Object.values(object).some(isTaken),
    )
  }

  #isOwn(object: object): boolean {
    return this.#own().some(resource => resource.object === object)
  }

  #workers(): Worker[] {
    return liveWorkers().filter(worker => isReleasedWorker(worker) || !this.#isOwn(worker))
  }

  /** Those that keep the process alive. */
  #children(): Child[] {
    const handles = (process as { _getActiveHandles?(): object[] })._getActiveHandles?.() ?? []
    return handles.filter(isChild).filter(child => !this.#isOwn(child))
  }
}

function isChild(handle: object): handle is Child {
  return childProcess !== undefined && handle instanceof childProcess.ChildProcess
}

function portsHeld(): number {
  return process.getActiveResourcesInfo().filter(type => type === 'MessagePort').length
}
