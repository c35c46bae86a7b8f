import { nodeModule, onPublished, underSymbol } from '../../internal/index.ts'
import { currentOwner } from '../owner/index.ts'
import { replaceMethod } from '../stand-ins/index.ts'
import { recordEmitter } from './record.ts'
import { Creation, hasFailed, noteCall, type Resource, type ResourceState } from '../ledger/index.ts'
import { hasRef } from './node-objects.ts'

type DatagramSocket = import('node:dgram').Socket

/** What Node keeps of one: 0 in `bindState` says that it is not bound. */
interface InnerState {
  readonly handle?: object | null
  readonly bindState?: number
}

class UdpSocket implements Resource {
  readonly kind = 'UDP socket'
  readonly object: DatagramSocket

  constructor(socket: DatagramSocket) {
    this.object = socket
  }

  state(): ResourceState {
    const inner: InnerState | undefined = underSymbol(this.object, 'state symbol')
    // One that could not be bound holds nothing, as a server that could not listen.
    if (inner?.handle === null || (inner?.bindState === 0 && hasFailed(this.object))) return 'closed'
    return hasRef({ _handle: inner?.handle }) === false ? 'idle' : 'open'
  }

  close(): void {
    this.object.close()
  }

  detail(): string {
    try {
      return `port ${this.object.address().port}`
    } catch {
      // Not bound: there is no address.
      return ''
    }
  }
}

export function trackUdpSockets(): void {
  onPublished('udp.socket', ({ socket }: { socket: DatagramSocket }) => {
    // Not before somebody makes one: few load the module.
    seeCalls()
    recordEmitter(socket, () => new UdpSocket(socket))
  })
}

// state of this copy: one copy in a process tracks
let areCallsSeen = false

/** Both fail when they have returned. */
function seeCalls(): void {
  if (areCallsSeen) return
  areCallsSeen = true
  const { Socket } = nodeModule('node:dgram')
  for (const name of ['bind', 'connect'] as const)
    replaceMethod(
      Socket.prototype,
      name,
      original =>
        function (this: DatagramSocket, ...args: unknown[]): unknown {
          if (currentOwner()) noteCall(this, Creation.here())
          return Reflect.apply(original, this, args)
        },
    )
}
