import { nodeModule, onPublished } from '../../internal/index.ts'
import { replaceMethod } from '../stand-ins/index.ts'
import { recordEmitter } from './record.ts'
import type { Resource, ResourceState } from '../ledger/index.ts'
import { noteStart, wasStartedAgain } from './latest-start.ts'
import { forgetCalls, hasRef, rememberCalls, wasCalled } from './node-objects.ts'

type Server = import('node:net').Server

class ListeningServer implements Resource {
  readonly kind = 'server'
  readonly object: Server
  #address = ''

  constructor(server: Server) {
    this.object = server
  }

  state(): ResourceState {
    const server = this.object
    if (wasStartedAgain(this)) return 'closed'
    if (server.listening) return hasRef(server) === false ? 'idle' : 'open'
    if (wasCalled(server, 'close') || failedServers.has(server)) return 'closed'
    // The name of its host is being looked up.
    return this.#address === '' ? 'closing' : 'closed'
  }

  close(): void {
    const server: Server & { closeAllConnections?(): void } = this.object
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
    return 'server' in other && other.server === this.object
  }
}

// state of this copy: one copy in a process tracks
const failedServers = new WeakSet<object>()

/** Whatever listens: `net`, `http`, `https`, `http2` and `tls` servers inherit from `net.Server`. */
export function trackServers(): void {
  const { Server } = nodeModule('node:net')
  rememberCalls(Server.prototype, ['close'])
  onPublished(
    'tracing:net.server.listen:error',
    ({ server }: { server: Server }) => void failedServers.add(server),
  )
  replaceMethod(
    Server.prototype,
    'listen',
    original =>
      function (this: Server, ...args: unknown[]): unknown {
        const result = Reflect.apply(original, this, args)
        forgetCalls(this)
        recordEmitter(this, () => noteStart(new ListeningServer(this)))
        return result
      },
  )
}
