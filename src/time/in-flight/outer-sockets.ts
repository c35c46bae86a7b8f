import { builtin, realTime } from '../../internal/index.ts'
import { hasRef } from '../../ownership/index.ts'
import type { Connections } from './connections.ts'
import { isAcceptedFromHere } from './other-ends.ts'
import { awaitsAnswer, topOf, type Socket } from './written.ts'

/** So long a socket must be silent after an answer has begun, in milliseconds: nothing tells where an answer ends. */
const quietMs = 100

interface Watched {
  /** How many bytes have gone through it. */
  bytes: number
  /** When there were more of them. */
  changedAt: number
}

const net = builtin('node:net')

/**
 * The sockets of the process with an end outside the test, whoever has opened them: a pool of the module serves the test too.
 * They are in flight from each write until more bytes have come, and then until they have been silent for a while.
 */
export class OuterSockets {
  readonly #connections: Connections
  readonly #watched = new WeakMap<Socket, Watched>()
  readonly #sessions = new WeakMap<Socket, boolean>()

  constructor(connections: Connections) {
    this.#connections = connections
    // What there is now has been used by others.
    for (const socket of this.#all())
      this.#watched.set(socket, { bytes: bytesOf(socket), changedAt: -Infinity })
  }

  /** That there is one which is not released, in words. */
  open(): string | undefined {
    const [socket] = this.#all()
    return socket && `${this.#nameOf(socket)} was open`
  }

  /** Why one of them is in flight. */
  reason(): string | undefined {
    const now = realTime.now()
    for (const socket of this.#all()) {
      const reason = this.#reasonOf(socket, now)
      if (reason) return `${this.#nameOf(socket)} ${reason}`
    }
    return undefined
  }

  #reasonOf(socket: Socket, now: number): string | undefined {
    if (socket.connecting) return 'was connecting'
    if (this.#isSession(socket)) return 'was open'
    const watched = this.#watched.get(socket) ?? { bytes: 0, changedAt: now }
    this.#watched.set(socket, watched)
    const bytes = bytesOf(socket)
    if (bytes !== watched.bytes) watched.changedAt = now
    watched.bytes = bytes
    if (awaitsAnswer(topOf(socket))) return 'was open and had not answered'
    return now - watched.changedAt < quietMs ? 'was open and had just been used' : undefined
  }

  #nameOf(socket: Socket): string {
    const name = this.#isSession(socket) ? 'an HTTP/2 session' : 'a socket'
    const own = this.#connections.live.get(socket)?.detail()
    if (own) return `${name} ${own}`
    return socket.remotePort ? `${name} to ${socket.remoteAddress}:${socket.remotePort}` : name
  }

  /** Whether it carries a session of HTTP/2, in which the other end may speak at any time. Asked once, since it reads a stack. */
  #isSession(socket: Socket): boolean {
    const known = this.#sessions.get(socket)
    if (known !== undefined) return known
    const isSession = this.#connections.live.get(socket)?.kind === 'HTTP/2 session'
    this.#sessions.set(socket, isSession)
    return isSession
  }

  /** Those that keep the process alive. */
  #all(): Socket[] {
    const { live } = this.#connections
    const others = activeSockets().filter(socket => !live.has(socket))
    const open = [...live.keys(), ...others].filter(socket => !socket.destroyed)
    return open.filter(
      socket =>
        !this.#connections.isInner(socket) && hasRef(socket) === true && !isAcceptedFromHere(socket, open),
    )
  }
}

/** Every socket of the process but the standard streams. */
function activeSockets(): Socket[] {
  const handles = (process as { _getActiveHandles?(): object[] })._getActiveHandles?.() ?? []
  return handles.filter(isSocket).filter(socket => !isStandard(socket))
}

function isSocket(handle: object): handle is Socket {
  return net !== undefined && handle instanceof net.Socket
}

function isStandard(socket: Socket): boolean {
  const { fd, _handle }: { fd?: number | null; _handle?: { readonly fd?: number } | null } = socket as object
  const number = fd ?? _handle?.fd ?? -1
  return number >= 0 && number <= 2
}

function bytesOf(socket: Socket): number {
  const top = topOf(socket)
  const below = top === socket ? 0 : top.bytesRead + top.bytesWritten
  return below + socket.bytesRead + socket.bytesWritten
}
