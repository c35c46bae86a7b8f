import { connectingEnds, isOtherEnd } from '../../ownership/index.ts'
import type { Socket } from './written.ts'

interface SocketOfServer extends Socket {
  readonly server?: import('node:net').Server | null
}

/**
 * Whether a server accepted it whose client is in this process, released or not. Of such a connection the connecting end
 * counts: the other waits for questions, and what it has said last is an answer.
 * @param open the sockets that are known: one of them may have been connected before anything was noted
 */
export function isAcceptedFromHere(socket: SocketOfServer, open: readonly Socket[]): boolean {
  const { server } = socket
  if (server == null) return false
  if (socket.localPort === undefined) {
    const path = server.address()
    return connectingEnds().some(({ peer }) => peer === path)
  }
  return (
    open.some(each => isOtherEnd(each, socket)) ||
    connectingEnds().some(each => isOtherEnd(each.socket, socket))
  )
}
