import type { Server, Socket } from 'node:net'
import { createServer, type ListenOptions } from './listen.ts'

/** Tells each caller its address and the time, and hangs up. */
export function startService(options: ListenOptions, now = () => new Date()): Promise<Server> {
  return createServer(options, (socket: Socket) => {
    // A caller that hangs up early is no matter of ours.
    socket.on('error', () => socket.destroy())
    socket.end(`${socket.remoteAddress} ${now().toISOString()}`)
  })
}
