import { lookup as lookupByName } from 'node:dns/promises'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { interleave, type Address } from './interleave.ts'
import { race } from './race.ts'

export interface ConnectOptions {
  /** How long an attempt is alone, in milliseconds. */
  delay?: number
  /** How many addresses of the first family come before one of the other. */
  interleave?: number
  signal?: AbortSignal
  lookup?: (host: string) => Promise<Address[]>
}

/** A socket to whichever address answers first: Python's `create_connection(…, happy_eyeballs_delay=…)`. */
export async function connectTo(host: string, port: number, options: ConnectOptions = {}): Promise<Socket> {
  const { delay, interleave: firstFamilyCount, signal, lookup = lookupAll } = options
  const addresses = interleave(await lookup(host), firstFamilyCount)
  return race(addresses, (address, ended) => dial(address, port, ended), {
    delay,
    signal,
    discard: socket => socket.destroy(),
  })
}

export async function dial({ address }: Address, port: number, signal: AbortSignal): Promise<Socket> {
  const socket = connect({ host: address, port })
  try {
    await once(socket, 'connect', { signal })
    return socket
  } catch (error) {
    socket.destroy()
    throw error
  }
}

/** In the system's order, which puts the family first that it prefers. */
function lookupAll(host: string): Promise<Address[]> {
  return lookupByName(host, { all: true, verbatim: true })
}
