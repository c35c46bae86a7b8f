/** Fails soon after `signal` is aborted. */
export type Attempt<A, T> = (address: A, signal: AbortSignal) => Promise<T>

export interface RaceOptions<T> {
  /** Milliseconds; RFC 8305 recommends 250. */
  delay?: number
  /** Ends the race. */
  signal?: AbortSignal
  /** Takes what an attempt brings although it was aborted. */
  discard?: (late: T) => void
}

/** There is no address to try. */
export class NoAddressError extends Error {
  override name = 'NoAddressError'
}

/**
 * RFC 8305, section 5: an attempt begins when the one before has failed, or `delay` after it began, and lets that one
 * go on. The first success aborts the others, and is returned when they have ended.
 */
export async function race<A, T>(
  addresses: readonly A[],
  attempt: Attempt<A, T>,
  { delay = 250, signal, discard = () => {} }: RaceOptions<T> = {},
): Promise<T> {
  if (addresses.length === 0) throw new NoAddressError('There is no address to try.')
  signal?.throwIfAborted()
  const end = new AbortController()
  const abort = () => end.abort(signal!.reason)
  signal?.addEventListener('abort', abort)
  const running: Promise<void>[] = []
  const outcome: Outcome<T> = { won: [], late: [], errors: [] }
  for (const [index, address] of addresses.entries()) {
    const current = record(outcome, index, () => attempt(address, end.signal), end)
    running.push(current)
    await settledWithin(current, delay)
    if (end.signal.aborted) break
  }
  await Promise.all(running)
  signal?.removeEventListener('abort', abort)
  outcome.late.forEach(value => discard(value))
  if (outcome.won.length > 0) return outcome.won[0]!
  signal?.throwIfAborted()
  throw new AggregateError(outcome.errors, `None of ${addresses.length} addresses answered.`)
}

interface Outcome<T> {
  /** The value that came before the race had ended. */
  won: T[]
  late: T[]
  /** In the order of the addresses. */
  errors: unknown[]
}

/** Never rejects. */
async function record<T>(
  outcome: Outcome<T>,
  index: number,
  attempt: () => Promise<T>,
  end: AbortController,
): Promise<void> {
  try {
    const value = await attempt()
    const list = end.signal.aborted ? outcome.late : outcome.won
    list.push(value)
    end.abort()
  } catch (error) {
    outcome.errors[index] = error
  }
}

/** Waits until `running` has ended or the time is over. */
function settledWithin(running: Promise<void>, ms: number): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer)
      resolve()
    }
    const timer = setTimeout(done, ms)
    void running.then(done)
  })
}
