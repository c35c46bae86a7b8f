import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Rates } from './parse-rates.ts'

/** Tells over HTTP what a currency costs. The rates are a bank's, asked for once at first, and then every minute. */
export class Exchange {
  rates: Rates = new Map()
  /** Why there are no newer rates. */
  problem: unknown
  readonly #askBank: () => Promise<Rates>
  readonly #server: Server = createServer((request, response) => {
    response.end(String(this.rates.get(request.url?.slice(1) ?? '')))
  })
  #timer: ReturnType<typeof setInterval> | undefined

  constructor(askBank: () => Promise<Rates>) {
    this.#askBank = askBank
  }

  async open(): Promise<string> {
    void this.refresh().catch((error: unknown) => (this.problem = error))
    this.#server.listen(Number(process.env.EXCHANGE_PORT ?? 0), '127.0.0.1')
    await once(this.#server, 'listening')
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  follow(): void {
    this.#timer = setInterval(() => {
      void this.refresh().catch((error: unknown) => (this.problem = error))
    }, 60_000)
  }

  close(): void {
    clearInterval(this.#timer)
    this.#server.close()
  }

  async refresh(): Promise<void> {
    this.rates = await this.#askBank()
  }
}
