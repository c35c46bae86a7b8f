import { sharedByProcess } from '../../internal/index.ts'

type Socket = import('node:net').Socket

/** A socket that has been told to connect. */
export interface ConnectingEnd {
  readonly socket: Socket
  /** What it was told to connect to: a path, or a host and a port. */
  readonly peer: string
}

interface Held {
  readonly socket: WeakRef<Socket>
  readonly peer: string
}

const ends = sharedByProcess('connecting-ends', () => new Set<Held>())

/** As many are noted between two looks at which of them are still open. */
const between = 256

/** Notes a socket that connects, whoever has made it. */
export function noteConnecting(socket: Socket, peer: string): void {
  ends.add({ socket: new WeakRef(socket), peer })
  if (ends.size % between === 0) connectingEnds()
}

/** Those of the process that are open: of one that was released, as an idle one of an agent is, no list of Node's tells. */
export function connectingEnds(): ConnectingEnd[] {
  const open: ConnectingEnd[] = []
  for (const held of ends) {
    const socket = held.socket.deref()
    if (!socket || socket.destroyed) ends.delete(held)
    else open.push({ socket, peer: held.peer })
  }
  return open
}
