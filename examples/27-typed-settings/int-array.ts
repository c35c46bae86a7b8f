/** Whole numbers that cannot be changed. Declares no protocol, and conforms to several. */
export class IntArray {
  readonly #values: readonly number[]

  constructor(initial: Iterable<number> = []) {
    this.#values = Array.from(initial, Math.trunc)
  }

  get size(): number {
    return this.#values.length
  }

  has(value: number): boolean {
    return this.#values.includes(value)
  }

  at(index: number): number | undefined {
    return this.#values.at(index)
  }

  indexOf(value: number): number {
    return this.#values.indexOf(value)
  }

  toReversed(): number[] {
    return this.#values.toReversed()
  }

  [Symbol.iterator](): Iterator<number> {
    return this.#values[Symbol.iterator]()
  }
}
