export type Load = (item: string) => Promise<number>

// #region hasty
export class HastyCache {
  readonly #prices = new Map<string, number>()
  readonly #load: Load

  constructor(load: Load) {
    this.#load = load
  }

  async price(item: string): Promise<number> {
    const known = this.#prices.get(item)
    if (known !== undefined) return known
    const price = await this.#load(item)
    this.#prices.set(item, price)
    return price
  }

  forget(item: string): void {
    this.#prices.delete(item)
  }
}
// #endregion hasty

// #region mended
export class PriceCache {
  readonly #prices = new Map<string, number>()
  /** How often an item was forgotten: an answer to a question from before is not kept. */
  readonly #forgotten = new Map<string, number>()
  readonly #load: Load

  constructor(load: Load) {
    this.#load = load
  }

  async price(item: string): Promise<number> {
    const known = this.#prices.get(item)
    if (known !== undefined) return known
    const before = this.#forgotten.get(item)
    const price = await this.#load(item)
    if (this.#forgotten.get(item) === before) this.#prices.set(item, price)
    return price
  }

  forget(item: string): void {
    this.#prices.delete(item)
    this.#forgotten.set(item, (this.#forgotten.get(item) ?? 0) + 1)
  }
}
// #endregion mended
