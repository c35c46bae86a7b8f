import { cachedProperty, lruCache, singledispatchmethod } from 'vitest-async-case'
import { CouponApplied, ItemAdded, ItemRemoved, ShippedTo, type TaxTable } from './events.ts'

// #region defined
export class PricingEngine {
  lines = new Map<string, number>()
  percentOff = 0
  country = 'NL'

  constructor(readonly taxes: TaxTable) {}

  apply(event: unknown): void {
    throw new TypeError(`No rule for ${String(event)}`)
  }

  rate(country: string): number {
    return this.taxes.rate(country)
  }

  get subtotal(): number {
    const sum = [...this.lines.values()].reduce((total, cents) => total + cents, 0)
    return Math.round(sum * (1 - this.percentOff / 100))
  }

  get total(): number {
    return Math.round(this.subtotal * (1 + this.rate(this.country)))
  }

  forgetTotals(): void {
    Reflect.deleteProperty(this, 'subtotal')
    Reflect.deleteProperty(this, 'total')
  }

  static {
    cachedProperty.define(this.prototype, 'subtotal')
    cachedProperty.define(this.prototype, 'total')
    lruCache.define(this.prototype, 'rate', { maxsize: 32 })
    singledispatchmethod
      .define(this.prototype, 'apply')
      .register(ItemAdded, function ({ sku, cents, quantity }) {
        this.lines.set(sku, (this.lines.get(sku) ?? 0) + cents * quantity)
        this.forgetTotals()
      })
      .register(ItemRemoved, function ({ sku }) {
        this.lines.delete(sku)
        this.forgetTotals()
      })
      .register(CouponApplied, function ({ percent }) {
        this.percentOff = percent
        this.forgetTotals()
      })
      .register(ShippedTo, function ({ country }) {
        this.country = country
        this.forgetTotals()
      })
  }
}
// #endregion defined
