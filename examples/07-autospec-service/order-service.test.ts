import { ANY, AttributeError, call, createAutospec, IsolatedAsyncioTestCase, Mock } from 'vitest-async-case'
import { HastyOrderService, Mailer, OrderRepository, OrderService, PaymentGateway } from './order-service.ts'

const order = { id: 7, customer: 'ada@example.org', cents: 1250 }

// #region case
export class OrderServiceTest extends IsolatedAsyncioTestCase {
  orders = createAutospec(OrderRepository, { instance: true })
  payments = createAutospec(PaymentGateway, { instance: true })
  mailer = createAutospec(Mailer, { instance: true })
  service = new OrderService(this.orders, this.payments, this.mailer)

  override setUp() {
    this.orders.find.returnValue = order
    this.payments.charge.returnValue = 'R-1'
  }

  async testPayingChargesSavesAndNotifies() {
    const paid = await this.service.pay(7)
    this.assertEqual(paid.receipt, 'R-1')
    this.payments.charge.assertAwaitedOnceWith('ada@example.org', 1250)
    this.orders.save.assertAwaitedOnceWith({ ...order, receipt: 'R-1' })
    this.mailer.send.assertAwaitedOnceWith('ada@example.org', ANY)
  }
  // #endregion case

  // #region order
  async testMoneyIsTakenBeforeAnythingIsWritten() {
    const world = new Mock()
    world.attachMock(this.payments.charge, 'charge')
    world.attachMock(this.orders.save, 'save')
    world.attachMock(this.mailer.send, 'send')
    await this.service.pay(7)
    world.assertHasCalls([call.charge(ANY, 1250), call.save(ANY), call.send(ANY, 'Paid: R-1')])
  }
  // #endregion order

  // #region failure
  async testNothingIsWrittenWhenThePaymentFails() {
    this.payments.charge.sideEffect = new Error('The card was declined.')
    await this.assertRejects(() => this.service.pay(7), 'The card was declined.')
    this.orders.save.assertNotAwaited()
    this.mailer.send.assertNotCalled()
  }
  // #endregion failure

  // #region awaited
  async testForgottenAwaitIsFound() {
    const hasty = new HastyOrderService(this.orders, this.payments, this.mailer)
    await hasty.pay(7)
    // The call was made, with the right arguments …
    this.mailer.send.assertCalledOnceWith('ada@example.org', 'Paid: R-1')
    // … and nobody waited for what came of it.
    this.assertRaisesRegex(Error, 'Expected send to have been awaited', () =>
      this.mailer.send.assertAwaited(),
    )
  }
  // #endregion awaited

  // #region shape
  testShapeIsThatOfTheClass() {
    this.assertIsInstance(this.mailer, Mailer)
    const misspelt = () => Reflect.get(this.mailer, 'sned') as unknown
    this.assertRaisesRegex(AttributeError, 'sned', () => void misspelt())
  }

  async testTooManyArgumentsAreRefused() {
    const charge = this.payments.charge as (...args: unknown[]) => Promise<string>
    await this.assertRejects(() => charge('ada@example.org', 1250, 'EUR'), 'too many arguments')
  }
  // #endregion shape

  private async assertRejects(body: () => Promise<unknown>, text: string) {
    let message = 'nothing was thrown'
    try {
      await body()
    } catch (error) {
      message = (error as Error).message
    }
    this.assertIn(text, message)
  }
}
