import { asyncHooks } from '../owner/index.ts'

type EventEmitter = import('node:events').EventEmitter

/** A socket as a server hands it over; its native handle calls `onread` with what has come in. */
interface AcceptedSocket {
  readonly _handle?: { onread?: unknown } | null
  readonly server?: EventEmitter | null
}

// state of this copy: one copy in a process tracks
const servers = new WeakSet<object>()

/**
 * What an accepted socket brings runs in the context of its server. Node makes the accepted handle outside of every
 * context, so that without this its listeners would be nobody's, and so would those of `upgrade` and `connect`.
 * To be called when the server hands the socket over, in the server's context.
 */
export function carryContext({ _handle: handle, server }: AcceptedSocket): void {
  const enter = asyncHooks?.AsyncLocalStorage.snapshot()
  if (!enter) return
  const read = handle?.onread
  if (handle && typeof read === 'function')
    handle.onread = function (this: object, ...args: unknown[]): unknown {
      return enter(() => Reflect.apply(read, this, args))
    }
  if (server && !servers.has(server)) carryEvents(server, enter)
}

/** The events of an HTTP server by which a socket changes hands, which do not come through `onread`. */
const handedOver: ReadonlySet<unknown> = new Set(['upgrade', 'connect'])

function carryEvents(server: EventEmitter, enter: <T>(fn: () => T) => T): void {
  servers.add(server)
  const { emit } = server
  Object.defineProperty(server, 'emit', {
    configurable: true,
    writable: true,
    value: function (this: object, ...args: unknown[]): unknown {
      const call = () => Reflect.apply(emit, this, args)
      return handedOver.has(args[0]) ? enter(call) : call()
    },
  })
}
