import { vi } from 'vitest'
import { clockOfFakes, isFake, lineHere, shared } from '../../internal/index.ts'
import { Creation } from '../../ownership/index.ts'
import { placeIn } from '../reporting/index.ts'

const watchMark = Symbol.for('vitest-async-case.fake-timers')
/** Fakes are put on some way inside a library. */
const depth = 25

interface PutOn {
  /** The last call of `vi.useFakeTimers`. */
  byVi: Creation | undefined
  /** The last call of another library's. */
  byOthers: Creation | undefined
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
  watchDate()
}

/**
 * Other libraries tell nobody. Whatever they are to fake, before all else they read a mark of the date's that is `true` when
 * it is a fake: nobody else does, and the real one has none.
 */
function watchDate(): void {
  if (Object.hasOwn(Date, 'isFake')) return
  Object.defineProperty(Date, 'isFake', {
    configurable: true,
    get() {
      putOn.byOthers = new Creation(lineHere(depth))
      return undefined
    },
    // A fake date extends the real one, and has the mark of its own.
    set(this: object, value: unknown) {
      Object.defineProperty(this, 'isFake', { value, configurable: true, writable: true, enumerable: true })
    },
  })
}

/** The stack of the call that put fake timers on; `''` where that is not known. */
export function fakeTimersLine(): string {
  return putOnBy()?.stack ?? ''
}

function putOnBy(): Creation | undefined {
  if (vi.isFakeTimers()) return putOn.byVi
  return clockOfFakes() ? putOn.byOthers : undefined
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
