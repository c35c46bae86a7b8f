export class Money {
  readonly amount: number
  readonly currency: string

  constructor(amount: number, currency: string) {
    this.amount = amount
    this.currency = currency
  }
}

export class OutOfStockError extends Error {
  readonly item: string

  constructor(item: string) {
    super(`There is no ${item} left.`)
    this.item = item
  }
}

export interface Logger {
  info(text: string): void
  warn(text: string): void
}

export class Shop {
  readonly #stock: Map<string, number>
  readonly #logger: Logger

  constructor(stock: Record<string, number>, logger: Logger = console) {
    this.#stock = new Map(Object.entries(stock))
    this.#logger = logger
  }

  get items(): string[] {
    return [...this.#stock.keys()]
  }

  /** @deprecated Use `order`. */
  async buy(item: string): Promise<number> {
    process.emitWarning('Shop.buy() is now Shop.order().', 'DeprecationWarning', 'SHOP001')
    return this.order(item)
  }

  /** How many are left. */
  async order(item: string): Promise<number> {
    const left = (this.#stock.get(item) ?? 0) - 1
    if (left < 0) throw new OutOfStockError(item)
    this.#stock.set(item, left)
    if (left === 0) this.#logger.warn(`last ${item} sold`)
    else this.#logger.info(`${item} sold`)
    return left
  }
}
