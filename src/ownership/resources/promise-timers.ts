import { builtin } from '../../internal/index.ts'
import { replaceMethod } from '../patch.ts'
import { currentOwner } from '../scope.ts'
import { AbortError } from './abort-error.ts'
import { startTimer, type Timer } from './timers.ts'

type Wait = (delay?: number, value?: unknown, options?: WaitOptions) => unknown
interface WaitOptions {
  signal?: AbortSignal
  ref?: boolean
}

/**
 * The promise timers of `node:timers/promises`, built on the callback timers while a test runs, so that they are the
 * test's: Node's own keep their timer where nobody can reach it. Semantics: Node's `lib/timers/promises.js`.
 */
export function trackPromiseTimers(): void {
  const promises = builtin('node:timers/promises') as NonNullable<
    ReturnType<typeof builtin<'node:timers/promises'>>
  >
  replaceMethod(promises, 'setTimeout', original => inTest(original as Wait, waitTimeout))
  replaceMethod(promises, 'setImmediate', original => {
    const node = original as (value: unknown, options: WaitOptions) => unknown
    const both = inTest((_delay, value, options) => node(value, options as WaitOptions), waitImmediate)
    return (value?: unknown, options?: WaitOptions) => both(0, value, options)
  })
  replaceMethod(promises, 'setInterval', original => inTest(original as Wait, eachInterval))
  replaceMethod(promises.scheduler, 'wait', original => {
    const node = original as (delay: number, options?: WaitOptions) => unknown
    const both = inTest(
      (delay, _value, options) => Reflect.apply(node, promises.scheduler, [delay, options]),
      waitTimeout,
    )
    return (delay: number, options?: WaitOptions) => both(delay, undefined, options)
  })
}

/** Arguments that Node would refuse are Node's to refuse. */
function inTest(
  node: Wait,
  ours: (delay: number | undefined, value: unknown, options: WaitOptions) => unknown,
): Wait {
  return (delay, value, options) =>
    currentOwner()?.kind === 'test' && isValid(delay, options)
      ? ours(delay, value, options ?? {})
      : node(delay, value, options)
}

function isValid(delay: unknown, options: unknown): boolean {
  if (delay !== undefined && typeof delay !== 'number') return false
  if (options === undefined) return true
  if (typeof options !== 'object' || options === null) return false
  const { signal, ref } = options as WaitOptions
  return (
    (signal === undefined || signal instanceof AbortSignal) && (ref === undefined || typeof ref === 'boolean')
  )
}

function waitTimeout(delay: number | undefined, value: unknown, options: WaitOptions): Promise<unknown> {
  return wait(options, done => startTimer('timeout', done, delay, value))
}

function waitImmediate(_delay: number | undefined, value: unknown, options: WaitOptions): Promise<unknown> {
  return wait(options, done => startTimer('immediate', done, value))
}

function wait(
  { signal, ref }: WaitOptions,
  start: (done: (value: unknown) => void) => Timer,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new AbortError(signal.reason))
    const timer = start(value => {
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

async function* eachInterval(delay: number | undefined, value: unknown, { signal, ref }: WaitOptions) {
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
  const timer = startTimer('interval', tick, delay)
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
