import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Rates } from '../parse-rates.ts'

/** As the mended one, but that it forgets its timer, and who asks for the first rates. */
export class Exchange {
  rates: Rates = new Map()
  readonly #askBank: () => Promise<Rates>
  readonly #server: Server = createServer((request, response) => {
    response.end(String(this.rates.get(request.url?.slice(1) ?? '')))
  })

  constructor(askBank: () => Promise<Rates>) {
    this.#askBank = askBank
  }

  async open(): Promise<string> {
    void this.refresh()
    this.#server.listen(Number(process.env.EXCHANGE_PORT ?? 0), '127.0.0.1')
    await once(this.#server, 'listening')
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  follow(): void {
    setInterval(() => void this.refresh(), 60_000)
  }

  close(): void {
    this.#server.close()
  }

  async refresh(): Promise<void> {
    this.rates = await this.#askBank()
  }
}
