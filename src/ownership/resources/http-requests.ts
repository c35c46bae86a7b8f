import { nodeModule, onPublished } from '../../internal/index.ts'
import { replaceMethod } from '../stand-ins/index.ts'
import { currentOwner, type Owner } from '../owner/index.ts'
import { recordEmitter } from './record.ts'
import { hasFailed, type Resource, type ResourceState } from '../ledger/index.ts'
import { ignoreErrors } from './node-objects.ts'

type ClientRequest = import('node:http').ClientRequest
type IncomingMessage = import('node:http').IncomingMessage

class PendingRequest implements Resource {
  readonly kind = 'HTTP request'
  readonly object: ClientRequest

  constructor(request: ClientRequest) {
    this.object = request
  }

  state(): ResourceState {
    const { destroyed, closed } = this.object
    // Where nobody listens for its error, that keeps Node from telling its end.
    return destroyed || closed || hasFailed(this.object) ? 'closed' : 'open'
  }

  isUnderWay(): boolean {
    return this.state() === 'open' && !isMocked(this.object.socket)
  }

  close(reason: Error): void {
    ignoreErrors(this.object)
    this.object.destroy(reason)
  }

  hasToldItsEnd(): boolean {
    return this.object.closed
  }

  detail(): string {
    const { method, protocol, path } = this.object
    // With the port, unless it is that of the protocol.
    const host = this.object.getHeader('host') ?? this.object.host
    return `${method} ${protocol}//${String(host)}${path}${this.#missing()}`
  }

  #missing(): string {
    const response =
      'res' in this.object ? (this.object.res as IncomingMessage | null | undefined) : undefined
    if (response && !response.readableEnded) return ', its response was not read to the end'
    return response && !this.object.writableEnded ? ', answered before it was ended' : ''
  }

  /** A mock that lets a request through stands before the socket, whose handle it shows as its own. */
  covers(other: object): boolean {
    const { socket } = this.object
    return (
      other === socket || ('_handle' in other && other._handle != null && other._handle === handleOf(socket))
    )
  }
}

/** What nock, MSW and their like answer by themselves goes nowhere: their sockets have no handle. */
function isMocked(socket: ClientRequest['socket']): boolean {
  return socket instanceof nodeModule('node:net').Socket && !socket.destroyed && handleOf(socket) == null
}

function handleOf(socket: ClientRequest['socket']): unknown {
  return (socket as { readonly _handle?: object | null } | null)?._handle
}

// state of this copy: one copy in a process tracks
const ownersOfRequests = new WeakMap<object, Owner | undefined>()

/**
 * Requests of `node:http` and `node:https`. Node 20 and the first of 22 tell of them only when they have been sent, later ones
 * at once. One that is never sent holds its connection all the same: see `seeTaking`.
 */
export function trackHttpRequests(): void {
  const onRequest = ({ request }: { request: ClientRequest }) => see(request)
  onPublished('http.client.request.created', onRequest)
  onPublished('http.client.request.start', onRequest)
}

function see(request: ClientRequest): void {
  if (ownersOfRequests.has(request)) return
  ownersOfRequests.set(request, currentOwner())
  recordEmitter(request, () => new PendingRequest(request))
}

// state of this copy: one copy in a process tracks
let isTakingSeen = false

/**
 * From now on a request is seen when it takes its connection, mostly while the line that makes it runs. To be called when a
 * socket connects, as the first request's does before it is taken: earlier nobody may have loaded `node:http`.
 */
export function seeTaking(): void {
  if (isTakingSeen || !isLoaded('_http_client')) return
  isTakingSeen = true
  const { ClientRequest: Request } = nodeModule('node:http')
  replaceMethod(
    Request.prototype,
    'onSocket',
    original =>
      function (this: ClientRequest, ...args: unknown[]): unknown {
        see(this)
        return Reflect.apply(original, this, args)
      },
  )
}

/** Whether Node has loaded a module of its own; to load it for the sake of this would cost each file that only has sockets. */
function isLoaded(name: string): boolean {
  const { moduleLoadList }: { moduleLoadList?: readonly string[] } = process as object
  return moduleLoadList === undefined || moduleLoadList.includes(`NativeModule ${name}`)
}

function requestOn(socket: object): ClientRequest | null | undefined {
  const { _httpMessage }: { readonly _httpMessage?: ClientRequest | null } = socket
  return _httpMessage
}

/** Whether the request on a connection has failed: where nobody listens for that, Node comes no further with either. */
export function isOfFailedRequest(socket: object): boolean {
  const request = requestOn(socket)
  return request != null && hasFailed(request)
}

/** Whose request holds a connection that an agent may have handed on. */
export function holderOf(socket: object): Owner | undefined {
  const request = requestOn(socket)
  return request && !request.destroyed && !request.closed ? ownersOfRequests.get(request) : undefined
}
