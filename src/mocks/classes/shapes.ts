import { shared } from '../../internal/index.ts'
import { runOutside } from '../../ownership/index.ts'
import { invoke, type MockOptionRecord, writeNote } from '../engine/index.ts'
import { beforeFirstMock, Birth, CallRecord, rareOf } from '../state/index.ts'
import { AsyncMock, MagicMock } from './kinds.ts'
import { own } from './members.ts'
import { Mock } from './mock.ts'

/**
 * Keeps one of each kind of object alive for ever. When a garbage collection finds no object of a shape, V8 forgets the shape,
 * and with it the code that it had optimised: mocks that die with their test would be slow again in the next one. They are
 * made before the first mock is.
 */
export function keepShapes(): void {
  // They are nobody's: no timeline tells of them.
  beforeFirstMock(() => runOutside(keepOneOfEach))
}

function keepOneOfEach(): void {
  shared('mocks.shapes', () => [
    syncShapes(Mock),
    syncShapes(MagicMock),
    asyncShapes({}),
    asyncShapes({ returnValue: 1 }),
  ])
}

function syncShapes(Class: typeof Mock): unknown[] {
  const mock = new Class({ returnValue: undefined })
  invoke(own(mock), undefined, [], undefined)
  return [mock, new Class(), new Birth(own(mock), '')]
}

/** Not called, since that would have all promises watched. */
function asyncShapes(options: MockOptionRecord): unknown[] {
  const mock = new AsyncMock(options)
  const state = own(mock)
  rareOf(state).armed = {}
  const record = new CallRecord([], undefined, state)
  const promise = Promise.resolve()
  writeNote(promise, record)
  return [mock, record, promise]
}
