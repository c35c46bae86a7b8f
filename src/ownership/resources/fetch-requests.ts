import { onPublished } from '../../internal/index.ts'
import type { Creation, LeakKind, Resource, ResourceState } from '../ledger/index.ts'
import { callOf, urlOf } from './fetch-calls.ts'
import { recordResource } from './record.ts'
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

/** What the channel of opened web sockets tells. */
interface UndiciOpening {
  readonly address?: { readonly port?: number } | null
  readonly websocket?: { readonly readyState: number }
}

/** `WebSocket.CLOSING`. */
const closingState = 2

// state of this copy: one copy in a process tracks
const finishedRequests = new WeakSet<object>()
// state of this copy: as above
const socketsOfRequests = new WeakMap<object, Socket>()
// state of this copy: as above
const webSocketsOfRequests = new WeakMap<object, NonNullable<UndiciOpening['websocket']>>()
// state of this copy: as above. Upgrades under way, by their local port.
const openingRequests = new Map<number, UndiciRequest>()

class UndiciExchange implements Resource {
  readonly kind: LeakKind
  readonly object: UndiciRequest
  readonly #creation: Creation
  /** By which the caller of `fetch` may have given it up. */
  readonly #signal: AbortSignal | undefined

  constructor(request: UndiciRequest, creation: Creation, signal: AbortSignal | undefined) {
    this.kind = isWebSocket(request) ? 'web socket' : 'fetch request'
    this.object = request
    this.#creation = creation
    this.#signal = signal
  }

  /** Of undici's own ways to make a request, whose bodies are Node's streams. */
  get remedy(): string | undefined {
    const [, api] = /[\\/]api-(request|stream|pipeline|connect|upgrade)\.js/.exec(this.#creation.text) ?? []
    if (!api) return undefined
    const abort = `controller.abort() of the signal given to ${api}`
    return api === 'request' ? `await response.body.dump(), or ${abort}` : abort
  }

  state(): ResourceState {
    const { object } = this
    if (finishedRequests.has(object) || object.aborted === true) return 'closed'
    // undici hears of it only when it is connected, and the caller has long gone on.
    if (this.#signal?.aborted && !socketsOfRequests.has(object)) return 'closed'
    if (webSocketsOfRequests.get(object)?.readyState === closingState) return 'closing'
    return socketsOfRequests.get(object)?.destroyed ? 'closed' : 'open'
  }

  /** Of a web socket: until its request has been sent; what comes after that is the matter of its connection. */
  isUnderWay(): boolean {
    const { object } = this
    return this.state() === 'open' && !(isWebSocket(object) && socketsOfRequests.has(object))
  }

  close(reason: Error): void {
    const socket = socketsOfRequests.get(this.object)
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
    const call = callOf(urlOf(`${String(request.origin ?? '')}${request.path}`))
    recordResource(line => new UndiciExchange(request, line, call?.signal), call?.creation, call?.owner)
  })
  onPublished('undici:client:sendHeaders', ({ request, socket }: UndiciMessage) => {
    socketsOfRequests.set(request, socket)
    if (isWebSocket(request) && socket.localPort) openingRequests.set(socket.localPort, request)
  })
  onPublished('undici:request:trailers', ({ request }: UndiciMessage) => {
    // From undici 8 on also when a socket is upgraded, whose life begins with that.
    if (!isWebSocket(request)) finishedRequests.add(request)
  })
  onPublished('undici:request:error', ({ request }: UndiciMessage) => {
    finishedRequests.add(request)
    const port = socketsOfRequests.get(request)?.localPort
    if (port) openingRequests.delete(port)
  })
  onPublished('undici:websocket:open', onWebSocket)
}

function isWebSocket({ upgrade }: UndiciRequest): boolean {
  return upgrade === 'websocket'
}

/** The user's object behind a request tells whether it was asked to close. Only the port tells which request is its own. */
function onWebSocket({ address, websocket }: UndiciOpening): void {
  const { port = 0 } = address ?? {}
  const request = openingRequests.get(port)
  openingRequests.delete(port)
  if (request && websocket) webSocketsOfRequests.set(request, websocket)
}
