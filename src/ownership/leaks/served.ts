import { kinds, ledgerOf, type LedgerEntry } from '../ledger/index.ts'
import type { Owner } from '../owner/index.ts'

/** Remembers on which ports servers listened of which a leak is told: what packages keep for those comes of the same cause. */
export function noteServers(leaks: readonly LedgerEntry[], owner: Owner): void {
  const ports = portsOf(leaks)
  if (ports.length > 0) ledgerOf(owner).toldPorts = new Set([...(owner.ledger?.toldPorts ?? []), ...ports])
}

/**
 * Without what packages keep because a server was forgotten: the clients that are connected to it, and what they time out
 * of sight for its connections.
 */
export function withoutServed(leaks: readonly LedgerEntry[], owner: Owner): readonly LedgerEntry[] {
  noteServers(leaks, owner)
  const ports = owner.ledger?.toldPorts
  return ports ? leaks.filter(entry => !isServed(entry, ports)) : leaks
}

function isServed({ resource, creation }: LedgerEntry, ports: ReadonlySet<string>): boolean {
  if (creation?.origin !== 'package') return false
  if (kinds[resource.kind].isTimer) return creation.userLine === undefined
  const port = resource.peer?.split(':').at(-1)
  return port !== undefined && ports.has(port)
}

function portsOf(leaks: readonly LedgerEntry[]): string[] {
  const servers = leaks.filter(({ resource }) => resource.kind === 'server')
  return servers.flatMap(({ resource }) => /\bport (\d+)/.exec(resource.detail())?.[1] ?? [])
}
