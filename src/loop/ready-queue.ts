import { builtin } from '../internal/index.ts'
import type { Clock } from '../time/index.ts'

/** What goes on with one call: a task's next step, a callback, who waited on a future. */
export type Ready = () => void

/** Says which of what is ready goes on, by its place in the list. The list is never empty; the longest ready is first. */
export type Picker = (ready: readonly Ready[]) => number

/** So many places of what has gone on are kept before the list is cut. */
const MOST_GONE = 1024

/**
 * What is ready to run on a loop, as data. Semantics: `_ready` of asyncio's loops.
 *
 * The clock is asked for one turn for each entry, and a turn drains one entry, whichever is picked. So microtasks and
 * ticks run between two entries, and the user's own immediates keep their places among them. Several entries in a turn
 * would be cheaper, and neither would hold.
 */
export class ReadyQueue {
  readonly #clock: Clock
  readonly #pick: Picker | undefined
  #list: (Ready | undefined)[] = []
  /** Where the list begins: what stands before has gone on. An array of many is slow to shift. */
  #first = 0

  /** Without `pick`, first in, first out. */
  constructor(clock: Clock, pick?: Picker) {
    this.#clock = clock
    this.#pick = pick
  }

  /** Puts `ready` behind all others. It runs in the async context of this call. */
  add(ready: Ready): void {
    // First in, first out, a turn that was asked for here is this entry's, and Node hands its context on by itself.
    this.#list.push(this.#pick ? inContextOfNow(ready) : ready)
    this.#clock.nextTurn(this.#drainOne)
  }

  /** Drops everything: the turns that were asked for find nothing. */
  clear(): void {
    this.#list = []
    this.#first = 0
  }

  readonly #drainOne = (): void => this.#take()?.()

  /** The one place where it is decided what goes on. */
  #take(): Ready | undefined {
    if (!this.#pick) return this.#takeFirst()
    const ready = this.#list.filter(each => each !== undefined)
    if (ready.length === 0) return undefined
    const [picked] = ready.splice(this.#pick(ready), 1)
    this.#list = ready
    return picked
  }

  #takeFirst(): Ready | undefined {
    const ready = this.#list[this.#first]
    this.#list[this.#first] = undefined
    this.#first += 1
    if (this.#first >= this.#list.length) this.clear()
    else if (this.#first >= MOST_GONE) {
      this.#list.splice(0, this.#first)
      this.#first = 0
    }
    return ready
  }
}

function inContextOfNow(ready: Ready): Ready {
  const inContext = builtin('node:async_hooks')?.AsyncLocalStorage.snapshot()
  return inContext ? () => inContext(ready) : ready
}
