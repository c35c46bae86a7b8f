import { onPublished } from '../../internal/index.ts'
import { recordResource } from './record.ts'
import type { Resource, ResourceState } from '../ledger/index.ts'
import { ignoreErrors } from './node-objects.ts'

type ClientRequest = import('node:http').ClientRequest

class PendingRequest implements Resource {
  readonly kind = 'HTTP request'
  readonly object: ClientRequest

  constructor(request: ClientRequest) {
    this.object = request
  }

  state(): ResourceState {
    return this.object.destroyed || this.object.closed ? 'closed' : 'open'
  }

  isUnderWay(): boolean {
    return this.state() === 'open'
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
    const answered = 'res' in this.object && this.object.res ? ', its response was not read to the end' : ''
    return `${method} ${protocol}//${String(host)}${path}${answered}`
  }

  covers(other: object): boolean {
    return other === this.object.socket
  }
}

// state of this copy: one copy in a process tracks
const seenRequests = new WeakSet<object>()

/** Requests of `node:http` and `node:https`. Node 20 tells of them only when they have been sent, later ones at once. */
export function trackHttpRequests(): void {
  const onRequest = ({ request }: { request: ClientRequest }) => {
    if (seenRequests.has(request)) return
    seenRequests.add(request)
    recordResource(() => new PendingRequest(request))
  }
  onPublished('http.client.request.created', onRequest)
  onPublished('http.client.request.start', onRequest)
}
