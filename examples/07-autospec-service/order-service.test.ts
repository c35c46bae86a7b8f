import { expect } from 'vitest'
import { ANY, AttributeError, call, createAutospec, IsolatedAsyncioTestCase, Mock } from 'vitest-async-case'
import { HastyOrderService, Mailer, OrderRepository, OrderService, PaymentGateway } from './order-service.ts'

const order = { id: 7, customer: 'ada@example.org', cents: 1250 }

// #region base
class OrderCase extends IsolatedAsyncioTestCase {
  orders = createAutospec(OrderRepository, { instance: true })
  payments = createAutospec(PaymentGateway, { instance: true })
  mailer = createAutospec(Mailer, { instance: true })
  service = new OrderService(this.orders, this.payments, this.mailer)

  override setUp() {
    this.orders.find.returnValue = order
    this.payments.charge.returnValue = 'R-1'
  }
}
// #endregion base

// #region case
export class PayingTest extends OrderCase {
  async testPayingChargesSavesAndNotifies() {
    const paid = await this.service.pay(7)
    this.assertEqual(paid.receipt, 'R-1')
    this.payments.charge.assertAwaitedOnceWith('ada@example.org', 1250)
    this.orders.save.assertAwaitedOnceWith({ ...order, receipt: 'R-1' })
    this.mailer.send.assertAwaitedOnceWith('ada@example.org', ANY)
  }

  async testNothingIsWrittenWhenThePaymentFails() {
    this.payments.charge.sideEffect = new Error('The card was declined.')
    await this.assertRaisesRegex(Error, 'declined', this.service.pay(7))
    this.orders.save.assertNotAwaited()
    this.mailer.send.assertNotCalled()
  }
}
// #endregion case

// #region awaited
export class ForgottenAwaitTest extends OrderCase {
  async testForgottenAwaitIsFound() {
    const hasty = new HastyOrderService(this.orders, this.payments, this.mailer)
    await hasty.pay(7)
    // The call was made, with the right arguments, and nobody waited for what came of it.
    this.mailer.send.assertCalledOnceWith('ada@example.org', 'Paid: R-1')
    this.mailer.send.assertNotAwaited()
    const { exception } = this.assertRaises(Error, () => this.mailer.send.assertAwaited())
    this.assertEqual(exception.message.split('\n'), [
      'Expected send to have been awaited.',
      "Called 1 time, but not awaited: [call('ada@example.org', 'Paid: R-1')].",
    ])
  }
}
// #endregion awaited

// #region order
export class OrderOfCallsTest extends OrderCase {
  async testMoneyIsTakenBeforeAnythingIsWritten() {
    const world = new Mock()
    world.attachMock(this.payments.charge, 'charge')
    world.attachMock(this.orders.save, 'save')
    world.attachMock(this.mailer.send, 'send')
    await this.service.pay(7)
    world.assertHasCalls([call.charge(ANY, 1250), call.save(ANY), call.send(ANY, 'Paid: R-1')])
  }
}
// #endregion order

// #region shape
export class ShapeTest extends OrderCase {
  async testShapeIsThatOfTheClass() {
    this.assertIsInstance(this.mailer, Mailer)
    this.assertRaisesRegex(AttributeError, 'sned', () => Reflect.get(this.mailer, 'sned') as unknown)
  }

  async testTooManyArgumentsAreRefused() {
    const charge = this.payments.charge as (...args: unknown[]) => Promise<string>
    await this.assertRaisesRegex(TypeError, 'too many arguments', charge('ada@example.org', 1250, 'EUR'))
  }
}
// #endregion shape

// #region matchers
export class MatchersTest extends OrderCase {
  async testPayingWithMatchers() {
    await this.service.pay(7)
    expect(this.orders.find).toHaveBeenCalledWith(7)
    expect(this.payments.charge).toHaveBeenAwaitedOnceWith(order.customer, expect.any(Number))
    expect(this.mailer.send).toHaveBeenAwaitedTimes(1)
    expect(this.orders).toHaveCalls([call.find(7), call.save(ANY)])
    expect(this.orders.save).not.toHaveAnyAwait(order)
  }
}
// #endregion matchers
