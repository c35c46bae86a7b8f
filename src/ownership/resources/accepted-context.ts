import { asyncHooks, callTagged, currentScope } from '../owner/index.ts'

type EventEmitter = import('node:events').EventEmitter

/** What Node's own code does with a native handle that was accepted. */
interface Handle {
  /** Called with what has come in. */
  onread?: unknown
  /** These two call what they are given when the handle is closed. */
  close?: unknown
  reset?: unknown
}

/** A socket as a server hands it over. */
interface AcceptedSocket {
  readonly _handle?: Handle | null
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
  const snapshot = asyncHooks?.AsyncLocalStorage.snapshot()
  if (!snapshot) return
  const scope = currentScope()
  const from = scope && { scope, origin: 'a callback', object: null }
  // What is thrown comes to Node when the context has been left, and would be nobody's, or that of who ran last.
  const enter: Enter = fn => snapshot(() => (from ? callTagged(from, fn) : fn()))
  if (handle) carryHandle(handle, enter)
  if (server && !servers.has(server)) carryEvents(server, enter)
}

type Enter = <T>(fn: () => T) => T

function carryHandle(handle: Handle, enter: Enter): void {
  handle.onread = within(handle.onread, enter)
  for (const name of ['close', 'reset'] as const) {
    const end = handle[name]
    if (typeof end !== 'function') continue
    handle[name] = function (this: object, whenClosed: unknown): unknown {
      return Reflect.apply(end, this, [within(whenClosed, enter)])
    }
  }
}

function within(callback: unknown, enter: Enter): unknown {
  if (typeof callback !== 'function') return callback
  return function (this: unknown, ...args: unknown[]): unknown {
    return enter(() => Reflect.apply(callback, this, args))
  }
}

/** The events of an HTTP server by which a socket changes hands, which do not come through `onread`. */
const handedOver: ReadonlySet<unknown> = new Set(['upgrade', 'connect'])

function carryEvents(server: EventEmitter, enter: Enter): void {
  servers.add(server)
  const { emit } = server
  Object.defineProperty(server, 'emit', {
    configurable: true,
    writable: true,
    value: function (this: object, ...args: unknown[]): unknown {
      if (args[0] === 'stream') carryStream(args[1], enter)
      const call = () => Reflect.apply(emit, this, args)
      return handedOver.has(args[0]) ? enter(call) : call()
    },
  })
}

/**
 * Of HTTP/2 what comes in belongs to a stream, which Node makes outside of every context as well. Node brings its data and its
 * end by these two.
 */
function carryStream(stream: unknown, enter: Enter): void {
  if (!isServerStream(stream)) return
  stream.push = within(stream.push, enter)
  stream.destroy = within(stream.destroy, enter)
}

function isServerStream(value: unknown): value is { push: unknown; destroy: unknown } {
  return typeof value === 'object' && value?.constructor.name === 'ServerHttp2Stream'
}
