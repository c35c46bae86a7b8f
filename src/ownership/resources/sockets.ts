import { nodeModule, onPublished } from '../../internal/index.ts'
import { replaceMethod } from '../stand-ins/index.ts'
import { recordResource } from './record.ts'
import type { Resource, ResourceState } from '../ledger/index.ts'
import { hasRef, ignoreErrors, wasCalled } from './node-objects.ts'

export type Socket = import('node:net').Socket

abstract class OpenSocket implements Resource {
  readonly kind = 'socket'
  readonly object: Socket

  constructor(socket: Socket) {
    this.object = socket
  }

  state(): ResourceState {
    const socket = this.object
    if (socket.destroyed) return 'closed'
    if (socket.writableEnded) return 'closing'
    return hasRef(socket) === false ? 'idle' : 'open'
  }

  close(): void {
    ignoreErrors(this.object)
    this.object.destroy()
  }

  abstract detail(): string
}

class ClientSocket extends OpenSocket {
  readonly #peer: string

  constructor(socket: Socket, peer: string) {
    super(socket)
    this.#peer = peer
  }

  detail(): string {
    return this.#peer && `to ${this.#peer}`
  }

  /** The other end, when a server of the same test accepted it. */
  covers(other: object): boolean {
    const { localPort } = this.object
    return localPort !== undefined && 'remotePort' in other && other.remotePort === localPort
  }
}

class AcceptedSocket extends OpenSocket {
  override state(): ResourceState {
    const state = super.state()
    const server = 'server' in this.object && this.object.server
    return state === 'open' && server && wasCalled(server, 'close') ? 'leftover' : state
  }

  detail(): string {
    const { localPort } = this.object
    return localPort ? `accepted by the server on port ${localPort}` : 'accepted by a server'
  }
}

/** `connect` takes a path, a port and a host, options, or what `net.connect` made of one of these. */
function peerOf(args: readonly unknown[]): string {
  const first: unknown = Array.isArray(args[0]) ? args[0][0] : args[0]
  const given = typeof first === 'object' && first !== null ? first : { port: first, host: args[1] }
  const { path, port, host }: { path?: unknown; port?: unknown; host?: unknown } = given
  if (typeof path === 'string') return path
  if (typeof port !== 'number' && typeof port !== 'string') return ''
  return `${typeof host === 'string' ? host : 'localhost'}:${port}`
}

/** Client sockets of every kind, TLS and HTTP agents' included, and the sockets that a test's own servers accept. */
export function trackSockets(): void {
  const { Socket } = nodeModule('node:net')
  replaceMethod(
    Socket.prototype,
    'connect',
    original =>
      function (this: Socket, ...args: unknown[]): unknown {
        const result = Reflect.apply(original, this, args)
        recordResource(() => new ClientSocket(this, peerOf(args)))
        return result
      },
  )
  onPublished('net.server.socket', ({ socket }: { socket: Socket }) => {
    recordResource(() => new AcceptedSocket(socket))
  })
}
