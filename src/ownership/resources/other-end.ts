interface Ports {
  readonly localPort?: number | undefined
  readonly remotePort?: number | undefined
}

/**
 * Whether two sockets of this process are the ends of one connection: each has the other's port for its own. One of the ports
 * is not enough, since a port that a socket of one address has may be a server's at another.
 */
export function isOtherEnd(one: Ports, other: Ports): boolean {
  const { localPort, remotePort } = one
  return localPort !== undefined && other.remotePort === localPort && other.localPort === remotePort
}
