/** One moment at which something is to happen on a clock. */
export interface Due {
  /** When, in milliseconds of the clock. */
  readonly at: number
  /** How long it waits in all: those of one delay keep their order. */
  readonly delay: number
  /** Whether it is to happen no more: it was cleared, or is due at another time. */
  isOver(): boolean
  /** Whether the clock jumps for it. */
  isReasonToJump(): boolean
  /** The timer of the user's that it belongs to, if any. */
  readonly timer?: object
  fire(): void
  /** The clock has ended before it: what goes on then goes on by the machine's. */
  moveToMachine?(): void
}

interface Place {
  readonly due: Due
  /** Of those that are due at one moment, the one that was put first comes first. */
  readonly order: number
}

/** So many places are kept at least before those that are over are looked for. */
const firstSweep = 256

/** What is to happen, in order of time and then of its making: a binary heap. What is over leaves it when it is met. */
export class DueQueue {
  #heap: Place[] = []
  #order = 0
  #sweepAt = firstSweep

  add(due: Due): void {
    this.#insert({ due, order: (this.#order += 1) })
    if (this.#heap.length >= this.#sweepAt) this.#sweep()
  }

  /** The next that is to happen. */
  first(): Due | undefined {
    while (this.#heap[0]?.due.isOver()) this.#takeFirst()
    return this.#heap[0]?.due
  }

  /** Takes the next one out. */
  take(): Due | undefined {
    return this.first() && this.#takeFirst()?.due
  }

  /**
   * Takes out one of those that are due at the first moment: of each delay the one that was made first stands for choice.
   * @param pick the place of the one to take
   */
  takeOneOf(pick: (dues: readonly Due[]) => number): Due | undefined {
    const together = this.#takeTogether()
    if (together.length === 0) return undefined
    const candidates = together.filter(
      ({ due }, at) => !together.slice(0, at).some(earlier => earlier.due.delay === due.delay),
    )
    const picked = candidates[candidates.length > 1 ? pick(candidates.map(({ due }) => due)) : 0]
    for (const place of together) if (place !== picked) this.#insert(place)
    return picked?.due
  }

  /** Whether there is one that the clock jumps for. */
  hasReasonToJump(): boolean {
    return this.#heap.some(({ due }) => !due.isOver() && due.isReasonToJump())
  }

  /** What has not happened, in order. The queue is empty afterwards. */
  drain(): Due[] {
    const rest: Due[] = []
    for (let due = this.take(); due; due = this.take()) rest.push(due)
    return rest
  }

  #takeTogether(): Place[] {
    const at = this.first()?.at
    const together: Place[] = []
    for (let due = this.first(); due && due.at === at; due = this.first()) together.push(this.#takeFirst()!)
    return together
  }

  #insert(place: Place): void {
    const heap = this.#heap
    let at = heap.length
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!isBefore(place, heap[above]!)) break
      heap[at] = heap[above]!
      at = above
    }
    heap[at] = place
  }

  #takeFirst(): Place | undefined {
    const [first] = this.#heap
    const last = this.#heap.pop()
    if (last && last !== first) this.#sink(last)
    return first
  }

  /** Finds the place of what comes from the end, beginning at the top. */
  #sink(place: Place): void {
    const heap = this.#heap
    let at = 0
    for (let below = 1; below < heap.length; below = at * 2 + 1) {
      if (below + 1 < heap.length && isBefore(heap[below + 1]!, heap[below]!)) below += 1
      if (!isBefore(heap[below]!, place)) break
      heap[at] = heap[below]!
      at = below
    }
    heap[at] = place
  }

  /** A test that makes and clears timers for ever does not keep them. */
  #sweep(): void {
    const live = this.#heap.filter(({ due }) => !due.isOver())
    this.#heap = []
    for (const place of live) this.#insert(place)
    this.#sweepAt = Math.max(firstSweep, live.length * 2)
  }
}

function isBefore(one: Place, other: Place): boolean {
  return one.due.at < other.due.at || (one.due.at === other.due.at && one.order < other.order)
}
