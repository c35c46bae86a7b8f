import type { GuestCall } from './guest-calls.ts'
import type { Mirror } from './mirror.ts'

interface Fresh {
  readonly mirror: Mirror
  readonly call: GuestCall
}

/**
 * The guests below one mock, taken over together: each library counts the calls of all its spies, so that two of them
 * come in their order. Between spies of different libraries nothing tells which was first, unless a mock of ours was
 * called in between.
 */
export class GuestGroup {
  readonly #mirrors = new Set<Mirror>()

  add(mirror: Mirror): void {
    this.#mirrors.add(mirror)
  }

  sync(): void {
    const byLibrary = new Map<string, Fresh[]>()
    for (const mirror of this.#mirrors) {
      const fresh = mirror.take().map(call => ({ mirror, call }))
      if (fresh.length === 0) continue
      byLibrary.set(mirror.library, [...(byLibrary.get(mirror.library) ?? []), ...fresh])
    }
    for (const fresh of byLibrary.values()) {
      fresh.sort((a, b) => (a.call.order ?? 0) - (b.call.order ?? 0))
      for (const { mirror, call } of fresh) mirror.record(call)
    }
  }
}
