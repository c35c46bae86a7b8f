import { expect } from 'vitest'
import { TestCase, singledispatchmethod } from 'vitest-async-case'
import { PricingEngine as Decorated } from './engine-decorated.ts'
import { PricingEngine as Defined } from './engine-defined.ts'
import { CouponApplied, ItemAdded, ItemRemoved, ShippedTo, SpecialItemAdded } from './events.ts'

/** The part of an engine that its users see. */
interface Engine {
  apply(event: unknown): void
  readonly subtotal: number
  readonly total: number
}

/** The suite; it has no engine, so the classes below give it one. */
abstract class PricingTest extends TestCase {
  asked: string[] = []
  taxes = {
    rate: (country: string) => {
      this.asked.push(country)
      return country === 'NL' ? 0.21 : 0.19
    },
  }

  abstract engine(): Engine
}

const order = [new ItemAdded('pen', 150, 4), new ItemAdded('ink', 900, 1), new CouponApplied(10)]

function testsFor(make: (taxes: PricingTest['taxes']) => Engine) {
  return class extends PricingTest {
    override engine(): Engine {
      return make(this.taxes)
    }

    testTotals(): void {
      const engine = this.engine()
      for (const event of order) engine.apply(event)
      expect([engine.subtotal, engine.total]).toEqual([1350, 1634])
    }

    testEventsMakeTotalsStale(): void {
      const engine = this.engine()
      for (const event of order) engine.apply(event)
      expect(engine.total).toBe(1634)
      engine.apply(new ItemRemoved('ink'))
      expect(engine.total).toBe(653)
      engine.apply(new ShippedTo('DE'))
      expect(engine.total).toBe(643)
    }

    testRatesAreAskedForOnce(): void {
      const engine = this.engine()
      engine.apply(order[0])
      for (const country of ['NL', 'DE', 'NL', 'DE']) {
        engine.apply(new ShippedTo(country))
        expect(engine.total).toBeGreaterThan(600)
      }
      expect(this.asked).toEqual(['NL', 'DE'])
    }

    testSubclassOfAnEventTakesItsRule(): void {
      const engine = this.engine()
      engine.apply(new SpecialItemAdded('pen', 100, 1))
      expect(engine.subtotal).toBe(100)
    }

    testUnknownEvent(): void {
      expect(() => this.engine().apply('refund')).toThrow(new TypeError('No rule for refund'))
    }
  }
}

export class DecoratedEngineTest extends testsFor(taxes => new Decorated(taxes)) {}

export class DefinedEngineTest extends testsFor(taxes => new Defined(taxes)) {}

// #region subclass
class SaleEngine extends Decorated {
  @singledispatchmethod.register('apply', SpecialItemAdded)
  applySpecial({ sku, quantity }: SpecialItemAdded): void {
    this.apply(new ItemAdded(sku, 1, quantity))
  }
}
// #endregion subclass

export class SaleEngineTest extends TestCase {
  testSubclassAddsARule(): void {
    const taxes = { rate: () => 0 }
    const [sale, plain] = [new SaleEngine(taxes), new Decorated(taxes)]
    for (const engine of [sale, plain]) engine.apply(new SpecialItemAdded('pen', 100, 5))
    expect([sale.subtotal, plain.subtotal]).toEqual([5, 500])
  }
}
