import { cachedProperty, lruCache, singledispatchmethod } from 'vitest-async-case'
import { CouponApplied, ItemAdded, ItemRemoved, ShippedTo, type TaxTable } from './events.ts'

// #region decorated
export class PricingEngine {
  protected lines = new Map<string, number>()
  protected percentOff = 0
  protected country = 'NL'

  constructor(protected readonly taxes: TaxTable) {}

  @singledispatchmethod
  apply(event: unknown): void {
    throw new TypeError(`No rule for ${String(event)}`)
  }

  @singledispatchmethod.register('apply', ItemAdded)
  applyAdded({ sku, cents, quantity }: ItemAdded): void {
    this.lines.set(sku, (this.lines.get(sku) ?? 0) + cents * quantity)
    this.forgetTotals()
  }

  @singledispatchmethod.register('apply', ItemRemoved)
  applyRemoved({ sku }: ItemRemoved): void {
    this.lines.delete(sku)
    this.forgetTotals()
  }

  @singledispatchmethod.register('apply', CouponApplied)
  applyCoupon({ percent }: CouponApplied): void {
    this.percentOff = percent
    this.forgetTotals()
  }

  @singledispatchmethod.register('apply', ShippedTo)
  applyShipping({ country }: ShippedTo): void {
    this.country = country
    this.forgetTotals()
  }

  @lruCache({ maxsize: 32 })
  rate(country: string): number {
    return this.taxes.rate(country)
  }

  @cachedProperty
  get subtotal(): number {
    const sum = [...this.lines.values()].reduce((total, cents) => total + cents, 0)
    return Math.round(sum * (1 - this.percentOff / 100))
  }

  @cachedProperty
  get total(): number {
    return Math.round(this.subtotal * (1 + this.rate(this.country)))
  }

  private forgetTotals(): void {
    const cached: { subtotal?: number; total?: number } = this
    delete cached.subtotal
    delete cached.total
  }
}
// #endregion decorated
