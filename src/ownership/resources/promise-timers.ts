import { timerLine } from './record.ts'
import type { StandIn, StandIns } from '../stand-ins/index.ts'
import type { Timer, TimerKind } from '../ledger/index.ts'
import { startTimer } from './timers.ts'

interface WaitOptions {
  signal?: AbortSignal
  ref?: boolean
}

/** Node's own AbortError, whose class it does not export. */
class AbortError extends Error {
  override name = 'AbortError'
  readonly code = 'ABORT_ERR'

  constructor(cause: unknown) {
    super('The operation was aborted', { cause })
  }
}

/** Starts the timer behind a wait; it calls `fire` with the value of the wait. */
type Begin = (fire: (value: unknown) => void) => Timer
type Start = (begin: Begin, value: unknown, options: WaitOptions) => unknown

/**
 * The promise timers of `node:timers/promises`, built on the callback timers while a test runs, so that they are the
 * test's: Node's own keep their timer where nobody can reach it. Semantics: Node's `lib/timers/promises.js`.
 */
export const promiseTimerStandIns = {
  'node:timers/promises.setTimeout': inTest(
    'timeout',
    ([delay, value, options]) => [delay, value, options],
    wait,
  ),
  'node:timers/promises.setImmediate': inTest(
    'immediate',
    ([value, options]) => [undefined, value, options],
    wait,
  ),
  'node:timers/promises.setInterval': inTest(
    'interval',
    ([delay, value, options]) => [delay, value, options],
    eachInterval,
  ),
  'node:timers/promises.scheduler.wait': inTest(
    'timeout',
    ([delay, options]) => [delay, undefined, options],
    wait,
  ),
} satisfies StandIns

/** Arguments that Node would refuse are Node's to refuse. */
function inTest(
  kind: TimerKind,
  take: (args: unknown[]) => [unknown, unknown, unknown],
  start: Start,
): StandIn {
  return {
    call(owner, original, args) {
      const [delay, value, options] = take(args)
      if (!isDelay(delay) || !isWaitOptions(options)) return original(...args)
      const line = timerLine(owner, kind, delay)
      const begin = (fire: (value: unknown) => void) =>
        startTimer(owner, kind, kind === 'immediate' ? [fire, value] : [fire, delay, value], line)
      return start(begin, value, options ?? {})
    },
  }
}

const isDelay = (delay: unknown) => delay === undefined || typeof delay === 'number'

function isWaitOptions(options: unknown): options is WaitOptions | undefined {
  if (options === undefined) return true
  if (typeof options !== 'object' || options === null) return false
  const { signal, ref }: { signal?: unknown; ref?: unknown } = options
  return (
    (signal === undefined || signal instanceof AbortSignal) && (ref === undefined || typeof ref === 'boolean')
  )
}

function wait(begin: Begin, _value: unknown, { signal, ref }: WaitOptions): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new AbortError(signal.reason))
    const timer = begin(value => {
      signal?.removeEventListener('abort', abort)
      resolve(value)
    })
    if (ref === false) timer.unref()
    const abort = () => {
      timer.close()
      reject(new AbortError(signal?.reason))
    }
    signal?.addEventListener('abort', abort, { once: true })
  })
}

async function* eachInterval(begin: Begin, value: unknown, { signal, ref }: WaitOptions) {
  if (signal?.aborted) throw new AbortError(signal.reason)
  let due = 0
  let wake: (() => void) | undefined
  const tick = () => {
    due += 1
    wake?.()
  }
  const abort = () => {
    timer.close()
    wake?.()
  }
  const timer = begin(tick)
  if (ref === false) timer.unref()
  signal?.addEventListener('abort', abort, { once: true })
  try {
    // oxlint-disable-next-line no-unmodified-loop-condition -- the listener above sees it change
    while (!signal?.aborted) {
      if (due === 0) await new Promise<void>(resolve => (wake = resolve))
      for (; due > 0; due -= 1) yield value
    }
    throw new AbortError(signal.reason)
  } finally {
    timer.close()
    signal?.removeEventListener('abort', abort)
  }
}
