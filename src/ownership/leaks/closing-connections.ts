import { builtin, underSymbol } from '../../internal/index.ts'
import type { KeptEntry } from './kept-by-packages.ts'
import { closeAll } from './until-ended.ts'

type Socket = import('node:net').Socket

const net = builtin('node:net')

/** `WebSocket.CLOSING` of browsers. */
const webSocketClosing = 2

/**
 * Whether a socket was asked to end and waits for its other end, itself or what a package speaks on it: `ws` keeps its web
 * socket under a symbol of the socket, and a web socket says so by its `readyState`.
 */
export function isClosingSocket(socket: Socket): boolean {
  const spoken: { readonly readyState?: unknown } | undefined = underSymbol(socket, 'websocket')
  return !socket.destroyed && (socket.writableEnded || spoken?.readyState === webSocketClosing)
}

/**
 * Whether a connection of the process was asked to end and waits for its other end, whoever's it is: one that a server has
 * accepted is that server's, which the fixtures of a file may have made. What a package times for the farewell is over with it.
 */
export function isAnyClosing(): boolean {
  if (!net) return false
  const handles = (process as { _getActiveHandles?(): object[] })._getActiveHandles?.() ?? []
  return handles.some(handle => handle instanceof net.Socket && isClosingSocket(handle))
}

/** Ends those that were asked to end and have had their time. Whoever timed that clears the timer when it hears of it. */
export async function endClosing(kept: readonly KeptEntry[]): Promise<void> {
  const closing = kept.filter(({ resource }) => resource.kind === 'socket' && resource.state() === 'closing')
  for (const owner of new Set(closing.map(entry => entry.owner)))
    await closeAll(
      closing.filter(entry => entry.owner === owner),
      owner,
    )
}
