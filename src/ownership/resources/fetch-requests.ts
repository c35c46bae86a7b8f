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
import { record } from './record.ts'
import { currentOwner } from '../owner/index.ts'
import type { StandIn } from '../stand-ins/index.ts'

type Socket = import('node:net').Socket

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
interface Message {
  readonly request: UndiciRequest
  readonly socket: Socket
}

const finished = new WeakSet<object>()
const sockets = new WeakMap<object, Socket>()

class UndiciExchange implements Resource {
  readonly kind: LeakKind
  readonly remedy: string
  readonly object: UndiciRequest
  readonly #owner: string

  constructor(request: UndiciRequest) {
    const isWebSocket = request.upgrade === 'websocket'
    this.kind = isWebSocket ? 'web socket' : 'fetch request'
    this.remedy = isWebSocket
      ? 'webSocket.close()'
      : 'controller.abort() of the signal given to fetch, or await response.body?.cancel()'
    this.object = request
    this.#owner = currentOwner()?.name ?? ''
  }

  state(): ResourceState {
    const { object } = this
    if (finished.has(object) || object.aborted === true) return 'closed'
    return sockets.get(object)?.destroyed ? 'closed' : 'open'
  }

  close(): void {
    const socket = sockets.get(this.object)
    const reason = new TestEndedError(this.#owner)
    if (socket) socket.destroy(reason)
    // It may be under construction still: then it is not ready to hear of an error before the next microtask.
    else queueMicrotask(() => this.object.onError?.(reason))
  }

  detail(): string {
    return `${this.object.method} ${String(this.object.origin ?? '')}${this.object.path}`
  }

  covers(other: object): boolean {
    return other === sockets.get(this.object)
  }
}

/** Requests of the global `fetch`, of Node's own WebSocket, and of an installed undici. */
export function trackFetchRequests(): void {
  onPublished('undici:request:create', ({ request }: Message) => {
    record(() => new UndiciExchange(request), creationOf(request))
  })
  onPublished('undici:client:sendHeaders', ({ request, socket }: Message) => {
    sockets.set(request, socket)
  })
  onPublished('undici:request:trailers', ({ request }: Message) => void finished.add(request))
  onPublished('undici:request:error', ({ request }: Message) => void finished.add(request))
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
