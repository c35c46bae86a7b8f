import os from 'node:os'
import { type AsyncMock, call, DEFAULT, IsolatedAsyncioTestCase, patch } from 'vitest-async-case'
import { quote } from './price.ts'
import * as rates from './rates.ts'

const original = { fetchRate: rates.fetchRate, round: rates.rounding.round, hostname: os.hostname }

// #region context
export class QuoteTest extends IsolatedAsyncioTestCase {
  override setUp() {
    // Each is undone after the test, the last one first, whatever happens in it.
    this.enterContext(patch.dict('process.env', { CURRENCY: 'USD' }))
    this.enterContext(patch.object(os, 'hostname', { returnValue: 'till-3' }))
  }

  async testRateIsFetchedForTheCurrencyOfTheEnvironment() {
    const fetchRate = this.enterContext(patch(rates, 'fetchRate', { returnValue: 1.25 }))
    this.assertEqual(await quote(10), { amount: 12.5, currency: 'USD', source: 'till-3' })
    fetchRate.assertAwaitedOnceWith('USD')
  }
}
// #endregion context

export class BodiesTest extends IsolatedAsyncioTestCase {
  // #region run
  async testPatchesNestAndEndWithTheirBodies() {
    const rounded = patch.object(rates.rounding, 'digits', { new: 0 })
    const amounts = await patch.dict(process.env, {}, { clear: true }).run(async () => {
      const inner = await rounded.run(() => quote(9.99))
      const outer = await quote(9.99)
      return [inner.amount, outer.amount]
    })
    this.assertEqual(amounts, [10, 9.99])
  }
  // #endregion run

  testSideEffectsMayCallTheOriginal() {
    const { rounding } = rates
    const doubled = patch
      .object(rounding, 'round', { sideEffect: (value: number) => original.round.call(rounding, value * 2) })
      .wrap(round => [rounding.round(1.234), round.mockCalls])
    this.assertEqual(doubled(), [2.47, [call(1.234)]])
  }

  // #region failure
  async testEverythingIsBackAfterAFailure() {
    this.enterContext(patch.dict(process.env, { CURRENCY: 'USD' }))
    const result = patch(rates, 'fetchRate', { sideEffect: new Error('offline') }).run(() => quote(1))
    this.assertIsNot(rates.fetchRate, original.fetchRate)
    await this.assertRaisesRegex(Error, 'offline', result)
    this.assertIs(rates.fetchRate, original.fetchRate)
  }
  // #endregion failure
}

// #region started
export class StartedPatchesTest extends IsolatedAsyncioTestCase {
  override setUp() {
    patch(rates, 'fetchRate', { returnValue: 2 }).start()
    patch.multiple(rates.rounding, { digits: 0 }).start()
    this.addCleanup(patch.stopall)
  }

  async testStartedPatchesHoldUntilTheyAreStopped() {
    const usd = patch.dict('process.env', { CURRENCY: 'USD' })
    this.assertEqual((await usd.run(() => quote(1.6))).amount, 3)
    patch.stopall()
    this.assertEqual(rates.fetchRate, original.fetchRate)
  }
}
// #endregion started

// #region class
export class EuroTest extends IsolatedAsyncioTestCase {
  async testNoRateIsFetchedForEuros(made: { fetchRate: AsyncMock }) {
    this.assertEqual((await quote(1.005)).currency, 'EUR')
    made.fetchRate.assertNotCalled()
  }

  static {
    // As `@patch.multiple(…)` above the class, for projects that lower no decorators.
    patch.multiple(rates, { fetchRate: DEFAULT }).define(this)
    patch.dict(process.env, {}, { clear: true }).define(this)
  }
}
// #endregion class

// The last class of the file sees what the others left: nothing.
export class NothingIsLeftTest extends IsolatedAsyncioTestCase {
  testOriginalsAreBack() {
    this.assertEqual(rates.fetchRate, original.fetchRate)
    this.assertEqual(rates.rounding.round, original.round)
    this.assertEqual(os.hostname, original.hostname)
    this.assertNotIn('CURRENCY', process.env)
  }
}
