import { expect, test } from 'vitest'
import { later, loadWhatCannotWait } from '../../../src/internal/index.ts'

test('is loaded when it is asked for, once', async () => {
  const events: string[] = []
  const room = later('clock', async () => {
    events.push('loaded')
    return { tick: 1 }
  })
  events.push('declared')
  const loaded = await room.load()
  expect([await room.load(), room.now()]).toEqual([loaded, loaded])
  expect(events).toEqual(['declared', 'loaded'])
})

test('where it could not be loaded at once later on, it is loaded before', async () => {
  // As here: Vite has inlined this code.
  const room = later('clock', async () => ({ tick: 1 }))
  await loadWhatCannotWait()
  expect(room.now()).toEqual({ tick: 1 })
})
