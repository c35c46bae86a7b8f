import { builtin } from '../../internal/index.ts'
import { record } from './record.ts'
import type { Resource, ResourceState } from '../ledger/index.ts'
import type { StandIn } from '../stand-ins/index.ts'
import { rememberCalls, wasAsked } from './asked.ts'

type BroadcastChannel = import('node:worker_threads').BroadcastChannel
type MessageChannel = import('node:worker_threads').MessageChannel
type MessagePort = import('node:worker_threads').MessagePort

/** Both ends of a channel: one of them with a listener keeps the process alive. */
class OpenChannel implements Resource {
  readonly kind = 'message port'
  readonly remedy = 'port.close()'
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
function isActive(port: MessagePort): boolean {
  return (port as MessagePort & { hasRef?(): boolean | undefined }).hasRef?.() === true
}

class OpenBroadcast implements Resource {
  readonly kind = 'broadcast channel'
  readonly remedy = 'channel.close()'
  readonly object: BroadcastChannel

  constructor(channel: BroadcastChannel) {
    this.object = channel
  }

  state(): ResourceState {
    if (wasAsked(this.object, 'close')) return 'closed'
    return wasAsked(this.object, 'unref') ? 'idle' : 'open'
  }

  close(): void {
    this.object.close()
  }

  detail(): string {
    return `name ${this.object.name}`
  }
}

export const channelStandIns = {
  MessageChannel: made(channel => new OpenChannel(channel as MessageChannel)),
  BroadcastChannel: made(channel => new OpenBroadcast(channel as BroadcastChannel)),
}

function made(resource: (channel: unknown) => Resource): StandIn {
  return {
    call(_owner, construct) {
      const channel = construct()
      record(() => resource(channel))
      return channel
    },
  }
}

/** A broadcast channel does not tell whether it is closed. */
export function trackBroadcasts(): void {
  const { BroadcastChannel } = builtin('node:worker_threads') as typeof import('node:worker_threads')
  rememberCalls(BroadcastChannel.prototype, ['close', 'ref', 'unref'] as never[])
}
