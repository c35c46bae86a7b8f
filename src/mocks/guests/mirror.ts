import { shared, isReference } from '../../internal/index.ts'
import { clearCalls, recordAbove } from '../engine/index.ts'
import { CALLABLE, CallRecord, classes, clock, factory, type MockState, THREW } from '../state/index.ts'
import { guestOf, type Guest, type GuestCall } from './guest-calls.ts'

/**
 * The state of a mock of ours that follows a guest: whenever it is asked, it takes over the calls that the guest has
 * recorded since. So assertions, failure texts and trees of calls are the same for both.
 */
export class Mirror {
  readonly state: MockState
  readonly #guest: Guest
  /** How many of the guest's calls were taken over, and the first of them: a guest that was cleared has another. */
  #taken = 0
  #first: unknown

  constructor(guest: Guest) {
    this.#guest = guest
    this.state = factory.make(classes.Mock, CALLABLE)
    this.state.name = guest.name
  }

  get library(): Guest['library'] {
    return this.#guest.library
  }

  sync(): void {
    for (const call of this.take()) this.record(call)
  }

  /** The guest's calls that were not taken over yet; they count as taken from here on. */
  take(): readonly GuestCall[] {
    const calls = this.#guest.calls()
    if (calls.length < this.#taken || (this.#taken > 0 && calls[0]?.args !== this.#first)) {
      this.#taken = 0
      clearCalls(this.state)
    }
    // Cleared by Vitest since, or by `resetMock`: what the guest still has of before is forgotten here.
    if (this.state.clears !== clock.clears) {
      this.state.clears = clock.clears
      clearCalls(this.state)
    }
    const fresh = calls.slice(this.#taken)
    this.#taken = calls.length
    this.#first = calls[0]?.args
    return fresh
  }

  record({ args, self, value, hasThrown }: GuestCall): void {
    const record = new CallRecord(args, self, this.state)
    record.value = value
    if (hasThrown) record.stamp += THREW
    ;(this.state.calls ??= []).push(record)
    if (this.state.newParent) recordAbove(this.state.newParent, record)
  }
}

const mirrors = shared('mocks.mirrors', () => new WeakMap<object, Mirror>())

/** The mirror of a spy of another library, one for each spy; `undefined` for anything else. */
export function mirrorOf(value: unknown): Mirror | undefined {
  const guest = guestOf(value)
  if (!guest || !isReference(value)) return undefined
  const mirror = mirrors.get(value) ?? new Mirror(guest)
  mirrors.set(value, mirror)
  return mirror
}

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
