import { once } from 'node:events'
import {
  connect,
  createServer as createNodeServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net'

export interface ListenOptions {
  /** Where to listen; everywhere by default. */
  host?: string
  /** A free one by default. */
  port?: number
  family?: 4 | 6
  /** Takes calls by IPv4 as well. Needs family 6. */
  dualstackIpv6?: boolean
  /** How many callers may wait. */
  backlog?: number
  /** Shares the port with other servers that say so. */
  reusePort?: boolean
}

/** One socket cannot serve both families here. Python's `create_server` raises a mere `ValueError`. */
export class DualStackError extends Error {
  override name = 'DualStackError'
}

/** Node would ignore the option, and the second server would find the port taken. */
export class ReusePortError extends Error {
  override name = 'ReusePortError'
}

/** A server that listens: Python's `socket.create_server`. */
export async function createServer(
  options: ListenOptions = {},
  onConnection?: (socket: Socket) => void,
): Promise<Server> {
  const { family = 4, port = 0, backlog, dualstackIpv6 = false, reusePort = false } = options
  const { host = family === 6 ? '::' : '0.0.0.0' } = options
  if (dualstackIpv6) await refuseWithoutDualStack(family)
  if (reusePort && !hasReusePort())
    throw new ReusePortError('reusePort needs Node 22.12 or 23.1, and neither Windows nor macOS.')
  const server = createNodeServer(onConnection)
  const how = { host, port, backlog, reusePort, ipv6Only: family === 6 && !dualstackIpv6 }
  server.listen(how)
  await once(server, 'listening')
  return server
}

async function refuseWithoutDualStack(family: 4 | 6): Promise<void> {
  if (family !== 6) throw new DualStackError(`dualstackIpv6 needs family 6, not ${family}.`)
  if (!(await hasDualstackIpv6()))
    throw new DualStackError('No socket can serve both families on this machine.')
}

/** Whether one socket can serve both families: one listens, and is called by IPv4. */
export async function hasDualstackIpv6(): Promise<boolean> {
  const server = createNodeServer(socket => socket.destroy())
  try {
    server.listen({ host: '::', port: 0, ipv6Only: false })
    await once(server, 'listening')
    const socket = connect({ host: '127.0.0.1', port: portOf(server) })
    await once(socket, 'connect')
    socket.destroy()
    return true
  } catch (error) {
    // Only the system can say no.
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error
    return false
  } finally {
    await closed(server)
  }
}

/** Whether Node knows the option, and the system shares ports fairly. */
export function hasReusePort(): boolean {
  const [major, minor] = process.versions.node.split('.').map(Number) as [number, number]
  const isKnown = major > 23 || (major === 23 && minor >= 1) || (major === 22 && minor >= 12)
  return isKnown && process.platform !== 'win32' && process.platform !== 'darwin'
}

export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

export async function closed(server: Server): Promise<void> {
  if (!server.listening) return
  server.close()
  await once(server, 'close')
}
