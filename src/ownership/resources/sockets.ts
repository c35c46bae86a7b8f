import { nodeModule, onPublished } from '../../internal/index.ts'
import { replaceMethod } from '../stand-ins/index.ts'
import { carryContext } from './accepted-context.ts'
import { noteConnecting } from './connecting-ends.ts'
import { HeldWeakly } from './held-weakly.ts'
import { holderOf, isOfFailedRequest, seeTaking } from './http-requests.ts'
import { isOtherEnd } from './other-end.ts'
import { noteStart, wasStartedAgain } from './latest-start.ts'
import { isClosingSocket } from '../leaks/index.ts'
import { currentOwner } from '../owner/index.ts'
import { recordResource } from './record.ts'
import type { Creation, LeakKind, Resource, ResourceState } from '../ledger/index.ts'
import { hasRef, ignoreErrors, wasCalled } from './node-objects.ts'

export type Socket = import('node:net').Socket

abstract class OpenSocket extends HeldWeakly<Socket> implements Resource {
  get kind(): LeakKind {
    return 'socket'
  }

  state(): ResourceState {
    const socket = this.object
    if (socket.destroyed || wasStartedAgain(this)) return 'closed'
    if (isClosingSocket(socket)) return 'closing'
    return hasRef(socket) === false ? 'idle' : 'open'
  }

  close(reason: Error): void {
    ignoreErrors(this.object)
    this.object.destroy(reason)
  }

  hasToldItsEnd(): boolean {
    return this.object.closed
  }

  abstract detail(): string
}

class ClientSocket extends OpenSocket {
  readonly peer: string
  readonly #creation: Creation
  readonly #owner = currentOwner()

  constructor(socket: Socket, peer: string, creation: Creation) {
    super(socket)
    this.peer = peer
    this.#creation = creation
  }

  /** What Node's HTTP/2 made is under a session, which is what the user holds. */
  override get kind(): LeakKind {
    return this.#creation.text.includes('node:internal/http2/') ? 'HTTP/2 session' : 'socket'
  }

  /** An agent hands its connections on: that of a later test's request is for that test to end. */
  override state(): ResourceState {
    const state = super.state()
    if (state !== 'open') return state
    if (isOfFailedRequest(this.object)) return 'leftover'
    const holder = holderOf(this.object)
    return holder && holder !== this.#owner ? 'idle' : 'open'
  }

  detail(): string {
    return this.peer && `to ${this.peer}`
  }

  /** The other end, when a server of the same test accepted it. */
  covers(other: object): boolean {
    return isOtherEnd(this.object, other)
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
        const peer = peerOf(args)
        seeTaking()
        noteConnecting(this, peer)
        recordResource(line => noteStart(new ClientSocket(this, peer, line)))
        return result
      },
  )
  onPublished('net.server.socket', ({ socket }: { socket: Socket }) => {
    if (!currentOwner()) return
    recordResource(() => new AcceptedSocket(socket))
    carryContext(socket as Parameters<typeof carryContext>[0])
  })
}
