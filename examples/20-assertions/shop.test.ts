import { expect } from 'vitest'
import { IsolatedAsyncioTestCase } from 'vitest-async-case'
import { Money, OutOfStockError, Shop } from './shop.ts'

export class ShopTest extends IsolatedAsyncioTestCase {
  shop = new Shop({ book: 2, pen: 1 })

  // #region values
  async testValues() {
    this.assertEqual(this.shop.items, ['book', 'pen'])
    this.assertEqual({ item: 'book', at: new Date() }, { item: 'book', at: expect.any(Date) })
    this.assertIn('pen', this.shop.items)
    this.assertCountEqual(this.shop.items, ['pen', 'book'])
    this.assertAlmostEqual(0.1 + 0.2, 0.3)
    this.assertGreater(await this.shop.order('book'), 0, 'books left')
  }
  // #endregion values

  // #region raises
  async testErrors() {
    const { exception } = await this.assertRaises(OutOfStockError, this.shop.order('ink'))
    this.assertEqual(exception.item, 'ink')

    // A function and its arguments, or a block; without one, what `run` is given later.
    this.assertRaises(SyntaxError, JSON.parse, '{')
    this.assertRaisesRegex([SyntaxError, RangeError], 'JSON', () => JSON.parse('{'))
    this.assertRaises(TypeError, { msg: 'null has no members' }).run(() => Reflect.get(null as never, 'x'))
  }
  // #endregion raises

  // #region warns
  async testWarnings() {
    const { warning } = await this.assertWarns('DeprecationWarning', () => this.shop.buy('book'))
    this.assertEqual(warning.code, 'SHOP001')
  }
  // #endregion warns

  // #region logs
  async testLogs() {
    const { output } = await this.assertLogs({ level: 'warn' }, () => this.shop.order('pen'))
    this.assertEqual(output, ['WARN:console:last pen sold'])

    const lines: string[] = []
    const logger = { info: (text: string) => lines.push(text), warn: (text: string) => lines.push(text) }
    await this.assertNoLogs({ logger, level: 'warn' }, () => new Shop({ book: 2 }, logger).order('book'))
    // What does not count goes on to the logger.
    this.assertEqual(lines, ['book sold'])
  }
  // #endregion logs

  // #region narrowing
  testTypes() {
    const found: unknown = this.shop.items.find(item => item.startsWith('p'))
    this.assertIsInstance(found, String)
    // From here on TypeScript knows that it is a string.
    this.assertEqual(found.toUpperCase(), 'PEN')
  }
  // #endregion narrowing

  // #region equality
  testOwnEquality() {
    this.addTypeEqualityFunc(Money, (first, second, msg) => {
      this.assertEqual(first.currency, second.currency, msg)
      this.assertAlmostEqual(first.amount, second.amount, 2, msg)
    })
    this.assertEqual(new Money(9.999, 'EUR'), new Money(10, 'EUR'))
  }
  // #endregion equality
}
