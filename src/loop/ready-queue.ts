import type { Clock } from '../time/index.ts'

/** What goes on with one call: a task's next step, a callback, who waited on a future. */
export type Ready = () => void

/** What the queue needs of a clock. */
type Turns = Pick<Clock, 'nextTurn'>

/** So many places of what has gone on are kept before the list is cut. */
const MOST_GONE = 1024

/**
 * What is ready to run on a loop, as data: first in, first out. Semantics: `_ready` of asyncio's loops. (Where the order
 * of a test is searched, the wake-ups of its owner stand in its place.)
 *
 * The clock is asked for one turn for each entry, and a turn drains one entry. So microtasks and ticks run between two
 * entries, and the user's own immediates keep their places among them. Several entries in a turn would be cheaper, and
 * neither would hold.
 */
export class ReadyQueue {
  readonly #clock: Turns
  #list: (Ready | undefined)[] = []
  /** Where the list begins: what stands before has gone on. An array of many is slow to shift. */
  #first = 0

  constructor(clock: Turns) {
    this.#clock = clock
  }

  /** Puts `ready` behind all others. It runs in the async context of this call. */
  add(ready: Ready): void {
    // A turn that was asked for here is this entry's, and Node hands its context on by itself.
    this.#list.push(ready)
    this.#clock.nextTurn(this.#drainOne)
  }

  /** Drops everything: the turns that were asked for find nothing. */
  clear(): void {
    this.#list = []
    this.#first = 0
  }

  readonly #drainOne = (): void => this.#takeFirst()?.()

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
