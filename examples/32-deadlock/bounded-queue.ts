/** Hands items from one to another, and holds a few of them: who puts more waits for room. */
export class BoundedQueue<Item> {
  readonly #size: number
  readonly #items: Item[] = []
  #wakers: (() => void)[] = []
  #isClosed = false

  constructor(size: number) {
    this.#size = size
  }

  async put(item: Item): Promise<void> {
    while (this.#items.length >= this.#size) await this.#changed()
    this.#items.push(item)
    this.#wake()
  }

  /** The items, in the order in which they were put, until the queue is closed and empty. */
  async *taken(): AsyncGenerator<Item> {
    for (;;) {
      const [item] = this.#items.splice(0, 1)
      if (item !== undefined) {
        this.#wake()
        yield item
      } else if (this.#isClosed) return
      else await this.#changed()
    }
  }

  /** Nothing more will be put. */
  close(): void {
    this.#isClosed = true
    this.#wake()
  }

  #changed(): Promise<void> {
    return new Promise(resolve => this.#wakers.push(resolve))
  }

  #wake(): void {
    const wakers = this.#wakers
    this.#wakers = []
    for (const wake of wakers) wake()
  }
}
