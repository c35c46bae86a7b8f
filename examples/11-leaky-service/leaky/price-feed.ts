import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Follows a quote server: asks for a price every second, and keeps the last one. Both starts and stops too little. */
export class PriceFeed {
  price: number | undefined
  readonly #port: number
  #socket: Socket | undefined
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(port: number) {
    this.#port = port
  }

  // #region start
  async start(): Promise<void> {
    this.#socket = connect(this.#port, '127.0.0.1')
    this.#socket.setEncoding('utf8').on('data', (text: string) => (this.price = Number(text)))
    await once(this.#socket, 'connect')
    this.#timer = setInterval(() => this.#ask(), 1000)
    this.#ask()
  }

  stop(): void {
    clearInterval(this.#timer)
  }
  // #endregion start

  /** After the server has moved or restarted. */
  async reconnect(): Promise<void> {
    await this.start()
  }

  #ask(): void {
    this.#socket?.write('price\n')
  }
}
