import { nodeModule } from '../../internal/index.ts'
import { recordResource } from './record.ts'
import type { Resource, ResourceState } from '../ledger/index.ts'
import type { StandIn, StandIns } from '../stand-ins/index.ts'
import { rememberCalls, wasCalled } from './node-objects.ts'

type BroadcastChannel = import('node:worker_threads').BroadcastChannel
type MessageChannel = import('node:worker_threads').MessageChannel
type MessagePort = import('node:worker_threads').MessagePort

/** Both ends of a channel: one of them with a listener keeps the process alive. */
class OpenChannel implements Resource {
  readonly kind = 'message port'
  readonly object: MessageChannel
  #isClosed = false

  constructor(channel: MessageChannel) {
    this.object = channel
  }

  state(): ResourceState {
    const { port1, port2 } = this.object
    if (this.#isClosed) return 'closed'
    return isActive(port1) || isActive(port2) ? 'open' : 'idle'
  }

  close(): void {
    this.#isClosed = true
    this.object.port1.close()
    this.object.port2.close()
  }

  detail(): string {
    return ''
  }
}

/** A port without a listener, closed, or moved to another thread has no reference that counts. */
function isActive(port: MessagePort & { hasRef?(): boolean | undefined }): boolean {
  return port.hasRef?.() === true
}

class OpenBroadcast implements Resource {
  readonly kind = 'broadcast channel'
  readonly object: BroadcastChannel

  constructor(channel: BroadcastChannel) {
    this.object = channel
  }

  state(): ResourceState {
    if (wasCalled(this.object, 'close')) return 'closed'
    return wasCalled(this.object, 'unref') ? 'idle' : 'open'
  }

  close(): void {
    this.object.close()
  }

  detail(): string {
    return `name ${this.object.name}`
  }
}

export const channelStandIns = {
  'node:worker_threads.MessageChannel': channelStandIn(channel => new OpenChannel(channel as MessageChannel)),
  'node:worker_threads.BroadcastChannel': channelStandIn(
    channel => new OpenBroadcast(channel as BroadcastChannel),
  ),
} satisfies StandIns

function channelStandIn(resource: (channel: unknown) => Resource): StandIn {
  return {
    call(_owner, construct) {
      const channel = construct()
      recordResource(() => resource(channel))
      return channel
    },
  }
}

/** A broadcast channel does not tell whether it is closed. */
export function trackBroadcasts(): void {
  const { BroadcastChannel } = nodeModule('node:worker_threads')
  rememberCalls(BroadcastChannel.prototype, ['close', 'ref', 'unref'])
}
