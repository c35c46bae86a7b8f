import { TestEndedError } from '../../errors/index.ts'
import { onPublished } from '../../internal/index.ts'
import {
  Creation,
  ledgerOf,
  type Ledger,
  type LeakKind,
  type Resource,
  type ResourceState,
} from '../ledger/index.ts'
import { recordResource } from './record.ts'
import { currentOwner } from '../owner/index.ts'
import type { StandIn } from '../stand-ins/index.ts'
import type { Socket } from './sockets.ts'

/** undici's request, as its channels hand it over. */
interface UndiciRequest {
  readonly origin?: string | URL
  readonly path: string
  readonly method: string
  readonly upgrade?: string | null
  readonly aborted?: boolean
  onError?(error: Error): void
}

/** What those channels tell. */
interface UndiciMessage {
  readonly request: UndiciRequest
  readonly socket: Socket
}

// state of this copy: one copy in a process tracks
const finishedRequests = new WeakSet<object>()
// state of this copy: as above
const socketsOfRequests = new WeakMap<object, Socket>()

class UndiciExchange implements Resource {
  readonly kind: LeakKind
  readonly object: UndiciRequest
  readonly #owner: string

  constructor(request: UndiciRequest) {
    const isWebSocket = request.upgrade === 'websocket'
    this.kind = isWebSocket ? 'web socket' : 'fetch request'
    this.object = request
    this.#owner = currentOwner()?.name ?? ''
  }

  state(): ResourceState {
    const { object } = this
    if (finishedRequests.has(object) || object.aborted === true) return 'closed'
    return socketsOfRequests.get(object)?.destroyed ? 'closed' : 'open'
  }

  close(): void {
    const socket = socketsOfRequests.get(this.object)
    const reason = new TestEndedError(this.#owner)
    if (socket) socket.destroy(reason)
    // It may be under construction still: then it is not ready to hear of an error before the next microtask.
    else queueMicrotask(() => this.object.onError?.(reason))
  }

  detail(): string {
    return `${this.object.method} ${String(this.object.origin ?? '')}${this.object.path}`
  }

  covers(other: object): boolean {
    return other === socketsOfRequests.get(this.object)
  }
}

/** Requests of the global `fetch`, of Node's own WebSocket, and of an installed undici. */
export function trackFetchRequests(): void {
  onPublished('undici:request:create', ({ request }: UndiciMessage) => {
    recordResource(() => new UndiciExchange(request), creationOf(request))
  })
  onPublished('undici:client:sendHeaders', ({ request, socket }: UndiciMessage) => {
    socketsOfRequests.set(request, socket)
  })
  onPublished('undici:request:trailers', ({ request }: UndiciMessage) => void finishedRequests.add(request))
  onPublished('undici:request:error', ({ request }: UndiciMessage) => void finishedRequests.add(request))
}

/** fetch creates its request some turns after the call, where the stack no longer shows the caller. */
export const fetchStandIn: StandIn = {
  call(owner, original, args) {
    if (owner.kind === 'test') rememberCall(ledgerOf(owner), urlOf(args[0]))
    return original(...args)
  },
}

function rememberCall(ledger: Ledger, url: string): void {
  ledger.calls ??= new Map()
  ledger.calls.set(url, Creation.here())
}

function creationOf(request: UndiciRequest): Creation | undefined {
  const owner = currentOwner()
  return owner?.ledger?.calls?.get(urlOf(`${String(request.origin ?? '')}${request.path}`))
}

function urlOf(input: unknown): string {
  const text = typeof input === 'object' && input !== null && 'url' in input ? input.url : input
  const url = String(text).replace(/#.*/, '')
  return URL.canParse(url) ? new URL(url).href : url
}
