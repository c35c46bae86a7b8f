import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'

/** Answers each question with the price that was set last. */
export class QuoteServer implements AsyncDisposable {
  price = 100
  readonly #server: Server = createServer(socket => {
    socket.on('data', () => socket.write(String(this.price)))
  })

  async start(): Promise<number> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return (this.#server.address() as AddressInfo).port
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.close()
  }
}
