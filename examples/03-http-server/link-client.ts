import { Agent, request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'

export class LinkError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Keeps its connection open between requests, until it is disposed of. */
export class LinkClient implements AsyncDisposable {
  readonly #address: URL
  readonly #agent = new Agent({ keepAlive: true })

  constructor(address: URL) {
    this.#address = address
  }

  async store(name: string, target: string): Promise<void> {
    await this.#send('PUT', name, target)
  }

  async follow(name: string): Promise<string> {
    const { headers } = await this.#send('GET', name)
    return headers.location!
  }

  async #send(method: string, name: string, body?: string): Promise<IncomingMessage> {
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      request(new URL(name, this.#address), { method, agent: this.#agent })
        .on('response', resolve)
        .on('error', reject)
        .end(body)
    })
    const answer = await text(response)
    if (response.statusCode! >= 400) throw new LinkError(response.statusCode!, answer)
    return response
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#agent.destroy()
  }
}
