import { builtin, onPublished } from '../../internal/index.ts'
import { replaceMethod } from '../stand-ins/index.ts'
import { record } from './record.ts'
import type { Resource, ResourceState } from '../ledger/index.ts'
import { rememberCalls, wasAsked } from './asked.ts'
import { hasRef } from './private-state.ts'

type Server = import('node:net').Server

class ListeningServer implements Resource {
  readonly kind = 'server'
  readonly remedy = 'await new Promise(done => server.close(done))'
  readonly object: Server
  #address = ''

  constructor(server: Server) {
    this.object = server
  }

  state(): ResourceState {
    const server = this.object
    if (server.listening) return hasRef(server) === false ? 'idle' : 'open'
    if (wasAsked(server, 'close') || failed.has(server)) return 'closed'
    // The name of its host is being looked up.
    return this.#address === '' ? 'closing' : 'closed'
  }

  close(): void {
    const server = this.object as Server & { closeAllConnections?(): void }
    server.closeAllConnections?.()
    if (server.listening) server.close()
  }

  detail(): string {
    const address = this.object.address()
    if (address) this.#address = typeof address === 'string' ? `path ${address}` : `port ${address.port}`
    return this.#address
  }

  /** The connections that it accepted end with it. */
  covers(other: object): boolean {
    return (other as { server?: unknown }).server === this.object
  }
}

const failed = new WeakSet<object>()

/** Whatever listens: `net`, `http`, `https`, `http2` and `tls` servers inherit from `net.Server`. */
export function trackServers(): void {
  const { Server } = builtin('node:net') as typeof import('node:net')
  rememberCalls(Server.prototype, ['close'])
  onPublished('tracing:net.server.listen:error', ({ server }: { server: Server }) => void failed.add(server))
  replaceMethod(
    Server.prototype,
    'listen',
    original =>
      function (this: Server, ...args: unknown[]): unknown {
        const result = Reflect.apply(original, this, args)
        record(() => new ListeningServer(this))
        return result
      },
  )
}
