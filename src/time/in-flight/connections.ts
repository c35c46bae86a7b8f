import type { Resource } from '../../ownership/index.ts'
import { topOf, type Socket } from './written.ts'

/** A native handle, as far as it tells what has gone through it. */
interface NativeHandle {
  readonly bytesRead?: number
  readonly bytesWritten?: number
  /** Whether its owner reads from it. */
  readonly reading?: boolean
  /** What a handle of TLS stands on. */
  readonly _parent?: NativeHandle | null
}

interface HandledSocket extends Socket {
  readonly _handle?: NativeHandle | null
  readonly server?: import('node:net').Server | null
}

/**
 * The sockets of one test, and which of them are inner: those with both ends in the test. What goes through them is the
 * test's own doing, and takes no time but the machine's.
 */
export class Connections {
  readonly #live = new Map<HandledSocket, Resource>()
  /** By what both ends agree on: their ports, or the path of a server. */
  readonly #ends = new Map<string, WeakRef<HandledSocket>>()
  readonly #inner = new WeakSet<HandledSocket>()
  /** The other end of an inner socket; of one with a path, one of the other ends. */
  readonly #peers = new WeakMap<HandledSocket, HandledSocket>()

  add(resource: Resource, socket: Socket): void {
    this.#live.set(socket, resource)
    // It may have been connected before.
    this.#inner.delete(socket)
    this.#peers.delete(socket)
    this.#pair(socket, resource)
  }

  /** The sockets that are open, with what the ledger knows of them. */
  get live(): ReadonlyMap<Socket, Resource> {
    return this.#live
  }

  /** To be asked first, once a turn: pairs what has been connected since, and forgets what is closed. */
  update(): void {
    for (const [socket, resource] of this.#live)
      if (socket.destroyed) this.#live.delete(socket)
      else if (!this.#inner.has(socket)) this.#pair(socket, resource)
  }

  /** Decided when it is connected, and for good. */
  #pair(socket: HandledSocket, resource: Resource): void {
    if (socket.connecting) return
    const [own, other] = endsOf(socket, resource)
    this.#ends.set(own, new WeakRef(socket))
    const known = this.#ends.get(other)
    if (!known) return
    this.#inner.add(socket)
    const peer = known.deref()
    if (!peer) return
    this.#inner.add(peer)
    this.#peers.set(socket, peer)
    this.#peers.set(peer, socket)
  }

  isInner(socket: Socket): boolean {
    return this.#inner.has(socket)
  }

  /** Whether a request of the test goes to a server of the test. */
  carries(request: Resource): boolean {
    return this.#some(socket => request.covers?.(socket) === true)
  }

  /** Whether what is written to a handle goes through an inner socket. */
  isInnerHandle(handle: object): boolean {
    return this.#some(socket => {
      const { _handle }: HandledSocket = topOf(socket)
      return handle === socket._handle || handle === _handle || handle === _handle?._parent
    })
  }

  /**
   * Whether one end has written what the other has not read, and would: the system holds a small second write back for 40 ms,
   * on loopback too.
   */
  hasBytesUnderWay(): boolean {
    return this.#some(socket => {
      const peer = this.#peers.get(socket)
      if (!peer || !socket.localPort) return false
      const from = lowest(socket)
      const to = lowest(peer)
      return (from?.bytesWritten ?? 0) > (to?.bytesRead ?? Infinity) && !isHeldUp(peer)
    })
  }

  #some(holds: (socket: HandledSocket) => boolean): boolean {
    for (const socket of this.#live.keys())
      if (!socket.destroyed && this.#inner.has(socket) && holds(socket)) return true
    return false
  }
}

/** What tells an end of a connection, and the other end of the same. */
function endsOf({ localPort, remotePort, server }: HandledSocket, { peer }: Resource): [string, string] {
  if (localPort) return [`${localPort}>${remotePort}`, `${remotePort}>${localPort}`]
  if (!server) return [`to ${peer}`, `accepted at ${peer}`]
  const address = server.address()
  const path = typeof address === 'string' ? address : ''
  return [`accepted at ${path}`, `to ${path}`]
}

function lowest({ _handle }: HandledSocket): NativeHandle | null | undefined {
  return _handle?._parent ?? _handle
}

/** Whether the reading end has paused or is full: what is written to it waits for the test's own code. */
function isHeldUp(socket: HandledSocket): boolean {
  const reader: HandledSocket = topOf(socket)
  if (reader.readableFlowing === false || reader.readableLength >= reader.readableHighWaterMark) return true
  return !reader._handle?._parent && lowest(reader)?.reading === false
}
