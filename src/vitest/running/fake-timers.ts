import { vi } from 'vitest'
import { shared } from '../../internal/index.ts'
import { placeIn } from '../reporting/index.ts'

const watchMark = Symbol.for('vitest-async-case.fake-timers')
/** The stack of the call that put Vitest's fake timers on. */
const putOn = shared('fake-timers', () => ({ stack: '' }))

/** Remembers where `vi.useFakeTimers` is called, for the time-out of a test that then waits for ever. */
export function watchFakeTimers(): void {
  const original: typeof vi.useFakeTimers & { [watchMark]?: true } = vi.useFakeTimers
  if (original[watchMark]) return
  const watching: typeof original = config => {
    putOn.stack = new Error().stack ?? ''
    return original(config)
  }
  watching[watchMark] = true
  vi.useFakeTimers = watching
}

/** What a time-out says of fake timers that are on, Vitest's or those of another library; empty when none are. */
export function fakeTimersText(): string {
  if (![setTimeout, setInterval, setImmediate, queueMicrotask].some(isFake)) return ''
  const place = vi.isFakeTimers() ? placeIn(putOn.stack) : ''
  return `\nFake timers are on${place ? `, since vi.useFakeTimers() at ${place}` : ''}: what waits for a timer waits until somebody advances them.`
}

/** The fakes of `@sinonjs/fake-timers`, which Vitest and sinon use, have their clock as a property. */
function isFake(timer: Function): boolean {
  return 'clock' in timer
}
