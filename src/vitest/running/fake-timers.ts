import { vi } from 'vitest'
import { lineHere, shared } from '../../internal/index.ts'
import { isFake } from '../../leftovers/index.ts'
import { Creation } from '../../ownership/index.ts'
import { placeIn } from '../reporting/index.ts'

const watchMark = Symbol.for('vitest-async-case.fake-timers')
/** The call that put Vitest's fake timers on. */
const putOn = shared<{ at: Creation | undefined }>('fake-timers', () => ({ at: undefined }))

/** Remembers where `vi.useFakeTimers` is called, for the time-out of a test that then waits for ever. */
export function watchFakeTimers(): void {
  const original: typeof vi.useFakeTimers & { [watchMark]?: true } = vi.useFakeTimers
  if (original[watchMark]) return
  const watching: typeof original = config => {
    putOn.at = new Creation(lineHere())
    return original(config)
  }
  watching[watchMark] = true
  vi.useFakeTimers = watching
}

/** The stack of the call that put Vitest's fake timers on; `''` where that was another library's. */
export function fakeTimersLine(): string {
  return vi.isFakeTimers() ? (putOn.at?.stack ?? '') : ''
}

/** What a time-out says of fake timers that are on, Vitest's or those of another library; empty when none are. */
export function fakeTimersText(): string {
  const { process, setImmediate } = globalThis
  const faked = [setTimeout, setInterval, setImmediate, queueMicrotask, process?.nextTick]
  if (!faked.some(isFake)) return ''
  const place = placeIn(fakeTimersLine())
  return `\nFake timers are on${place ? `, since vi.useFakeTimers() at ${place}` : ''}: what waits for a timer waits until somebody advances them.`
}
