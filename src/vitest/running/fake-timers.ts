import { vi } from 'vitest'
import { lineHere, shared } from '../../internal/index.ts'
import { isFake } from '../../leftovers/index.ts'
import { Creation } from '../../ownership/index.ts'
import { placeIn } from '../reporting/index.ts'

const watchMark = Symbol.for('vitest-async-case.fake-timers')
/** Fakes are put on some way inside a library. */
const depth = 25

interface PutOn {
  /** The last call of `vi.useFakeTimers`. */
  byVi: Creation | undefined
  /** The call that has put something in the place of `performance`, and what. */
  byOthers: { readonly value: unknown; readonly at: Creation } | undefined
}

const putOn = shared<PutOn>('fake-timers', () => ({ byVi: undefined, byOthers: undefined }))

/** Remembers where fake timers are put on, for the time-out of a test that then waits for ever. */
export function watchFakeTimers(): void {
  const original: typeof vi.useFakeTimers & { [watchMark]?: true } = vi.useFakeTimers
  if (original[watchMark]) return
  const watching: typeof original = config => {
    putOn.byVi = new Creation(lineHere())
    return original(config)
  }
  watching[watchMark] = true
  vi.useFakeTimers = watching
  watchPerformance()
}

/** The real `performance`, as Node keeps it for each global: with a setter, which is called once and gone then. */
/** Other libraries tell nobody. As a rule they replace `performance` as well, which Node has a setter for. */
function watchPerformance(): void {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'performance')
  const { get, set } = before ?? {}
  if (!before?.configurable || !get || !set) return
  const real: unknown = get.call(globalThis)
  const assign = (value: unknown) => {
    putOn.byOthers = value === real ? undefined : { value, at: new Creation(lineHere(depth)) }
    set.call(globalThis, value)
  }
  Object.defineProperty(globalThis, 'performance', { ...before, set: assign })
}

/** The stack of the call that put fake timers on; `''` where that is not known. */
export function fakeTimersLine(): string {
  return putOnBy()?.stack ?? ''
}

function putOnBy(): Creation | undefined {
  if (vi.isFakeTimers()) return putOn.byVi
  const { value, at } = putOn.byOthers ?? {}
  return value === globalThis.performance && isFake(value) ? at : undefined
}

/** What a time-out says of fake timers that are on, Vitest's or those of another library; empty when none are. */
export function fakeTimersText(): string {
  const { process, setImmediate } = globalThis
  const faked = [setTimeout, setInterval, setImmediate, queueMicrotask, process?.nextTick]
  if (!faked.some(isFake)) return ''
  const place = placeIn(fakeTimersLine())
  const call = vi.isFakeTimers() ? 'vi.useFakeTimers()' : 'the call'
  return `\nFake timers are on${place ? `, since ${call} at ${place}` : ''}: what waits for a timer waits until somebody advances them.`
}
