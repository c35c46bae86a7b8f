export type Load = (item: string) => Promise<number>

// #region hasty
/** Asks for a price once, and keeps the answer. */
export class HastyCache {
  protected readonly prices = new Map<string, number>()
  protected readonly load: Load

  constructor(load: Load) {
    this.load = load
  }

  async price(item: string): Promise<number> {
    return this.prices.get(item) ?? (await this.ask(item))
  }

  protected async ask(item: string): Promise<number> {
    const price = await this.load(item)
    this.prices.set(item, price)
    return price
  }

  forget(item: string): void {
    this.prices.delete(item)
  }
}
// #endregion hasty

// #region mended
/** Does not keep the answer to a question from before the price was forgotten. */
export class PriceCache extends HastyCache {
  /** How often, by item. */
  readonly #forgotten = new Map<string, number>()

  protected override async ask(item: string): Promise<number> {
    const before = this.#forgotten.get(item)
    const price = await this.load(item)
    if (this.#forgotten.get(item) === before) this.prices.set(item, price)
    return price
  }

  override forget(item: string): void {
    super.forget(item)
    this.#forgotten.set(item, (this.#forgotten.get(item) ?? 0) + 1)
  }
}
// #endregion mended
