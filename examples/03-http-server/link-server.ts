import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Short links: PUT stores one, GET follows it. */
export class LinkServer {
  readonly #links = new Map<string, string>()
  readonly #server: Server = createServer((request, response) => {
    this.#handle(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })

  /** Listens on a free port of the loopback interface. Returns the address. */
  async start(): Promise<URL> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(0, '127.0.0.1', resolve)
    })
    const { port } = this.#server.address() as AddressInfo
    return new URL(`http://127.0.0.1:${port}/`)
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>((resolve, reject) => {
      this.#server.close(error => (error ? reject(error) : resolve()))
    })
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = request.url!.slice(1)
    if (request.method === 'PUT') {
      this.#links.set(name, await bodyOf(request))
      response.writeHead(204).end()
      return
    }
    const target = this.#links.get(name)
    if (target === undefined) response.writeHead(404).end(`There is no link ${name}.`)
    else response.writeHead(302, { location: target }).end()
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
