export class ItemAdded {
  constructor(
    readonly sku: string,
    readonly cents: number,
    readonly quantity: number,
  ) {}
}

/** An item whose price is negotiated: priced as an item unless an engine knows better. */
export class SpecialItemAdded extends ItemAdded {}

export class ItemRemoved {
  constructor(readonly sku: string) {}
}

export class CouponApplied {
  constructor(readonly percent: number) {}
}

export class ShippedTo {
  constructor(readonly country: string) {}
}

/** Where the tax rates come from: slow in real life. */
export interface TaxTable {
  rate(country: string): number
}
