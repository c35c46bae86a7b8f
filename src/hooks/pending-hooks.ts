import { PendingHookError } from '../errors/index.ts'
import { realTime, shared } from '../internal/index.ts'
import type { Owner } from '../ownership/index.ts'

/** A call of a hook that returned a promise. */
interface HookCall {
  /** Whose exception it was called with. */
  readonly owner: Owner | undefined
  readonly hook: string
  /** Takes what shows that the hook has not taken the exception. */
  failed(error: unknown): void
}

interface PendingCall extends HookCall {
  readonly settled: PromiseLike<unknown>
}

const pending = shared('pending-hooks', () => new Set<PendingCall>())

/** How often, and for how many milliseconds each time, a verdict waits for a hook: the pauses count, not a busy machine. */
const pauses = 20
const pauseLength = 50

/** Follows the promise of a hook to its end. A hook takes an exception when its promise is fulfilled. */
export function watchHookCall(call: HookCall, result: PromiseLike<unknown>): void {
  const settled: PromiseLike<unknown> = result.then(
    () => pending.delete(entry),
    // Given up at a verdict, it has failed already.
    (error: unknown) => (pending.delete(entry) ? call.failed(error) : undefined),
  )
  const entry: PendingCall = { ...call, settled }
  pending.add(entry)
}

/** Whether the verdict of an owner may have to wait for a hook. */
export function hasPendingHooks(): boolean {
  return pending.size > 0
}

/**
 * To be awaited before the verdict of an owner: waits a bounded time for the hooks that were told of its exceptions. What
 * is pending then has taken nothing.
 */
export async function settleHooks(owner: Owner): Promise<void> {
  for (let pause = 0; pause < pauses && pendingOf(owner).length > 0; pause += 1)
    await pauseUnless(pendingOf(owner).map(({ settled }) => settled))
  for (const call of pendingOf(owner)) {
    pending.delete(call)
    call.failed(new PendingHookError(call.hook, pauses * pauseLength))
  }
}

/** What came late for a test, or for nobody, is the file's to wait for. */
function pendingOf(owner: Owner): PendingCall[] {
  return [...pending].filter(call => owner.kind === 'file' || call.owner === owner)
}

function pauseUnless(settled: readonly PromiseLike<unknown>[]): Promise<unknown> {
  let timer: ReturnType<typeof setTimeout>
  const pause = new Promise(resolve => (timer = realTime.setTimeout(resolve, pauseLength)))
  return Promise.race([Promise.all(settled), pause]).finally(() => realTime.clearTimeout(timer))
}
