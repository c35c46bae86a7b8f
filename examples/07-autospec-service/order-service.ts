export interface Order {
  readonly id: number
  readonly customer: string
  readonly cents: number
  readonly receipt?: string
}

export class OrderRepository {
  async find(_id: number): Promise<Order | undefined> {
    throw new Error('There is no database in this example.')
  }

  async save(_order: Order): Promise<void> {
    throw new Error('There is no database in this example.')
  }
}

export class PaymentGateway {
  async charge(_customer: string, _cents: number): Promise<string> {
    throw new Error('There is no bank in this example.')
  }
}

export class Mailer {
  async send(_to: string, _text: string): Promise<void> {
    throw new Error('There is no mail server in this example.')
  }
}

export class OrderService {
  readonly orders: OrderRepository
  readonly payments: PaymentGateway
  readonly mailer: Mailer

  constructor(orders: OrderRepository, payments: PaymentGateway, mailer: Mailer) {
    this.orders = orders
    this.payments = payments
    this.mailer = mailer
  }

  async pay(id: number): Promise<Order> {
    const order = await this.orders.find(id)
    if (!order) throw new RangeError(`There is no order ${id}.`)
    const receipt = await this.payments.charge(order.customer, order.cents)
    const paid = { ...order, receipt }
    await this.orders.save(paid)
    await this.notify(paid)
    return paid
  }

  async notify({ customer, receipt }: Order): Promise<void> {
    await this.mailer.send(customer, `Paid: ${receipt}`)
  }
}

/** As the service was before a bug was found: it does not wait for the mail, and never hears that it failed. */
export class HastyOrderService extends OrderService {
  override async notify({ customer, receipt }: Order): Promise<void> {
    void this.mailer.send(customer, `Paid: ${receipt}`)
  }
}
