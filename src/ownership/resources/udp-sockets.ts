import { onPublished, underSymbol } from '../../internal/index.ts'
import { recordResource } from './record.ts'
import type { Resource, ResourceState } from '../ledger/index.ts'
import { hasRef } from './node-objects.ts'

type DatagramSocket = import('node:dgram').Socket

class UdpSocket implements Resource {
  readonly kind = 'UDP socket'
  readonly object: DatagramSocket

  constructor(socket: DatagramSocket) {
    this.object = socket
  }

  state(): ResourceState {
    const inner: { handle?: object | null } | undefined = underSymbol(this.object, 'state symbol')
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
  onPublished('udp.socket', ({ socket }: { socket: DatagramSocket }) =>
    recordResource(() => new UdpSocket(socket)),
  )
}
