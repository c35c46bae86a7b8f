import { onPublished } from '../../internal/index.ts'
import { record } from './record.ts'
import type { Resource, ResourceState } from '../ledger/index.ts'
import { hasRef, underSymbol } from './private-state.ts'

type Socket = import('node:dgram').Socket

class UdpSocket implements Resource {
  readonly kind = 'UDP socket'
  readonly remedy = 'socket.close()'
  readonly object: Socket

  constructor(socket: Socket) {
    this.object = socket
  }

  state(): ResourceState {
    const inner = underSymbol(this.object, 'state symbol') as { handle: object | null } | undefined
    if (inner?.handle === null) return 'closed'
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
  onPublished('udp.socket', ({ socket }: { socket: Socket }) => record(() => new UdpSocket(socket)))
}
