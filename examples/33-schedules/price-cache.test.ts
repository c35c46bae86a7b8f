import { AsyncMock, createTask, exploreSchedules, IsolatedAsyncioTestCase } from 'vitest-async-case'
import { expect, test } from 'vitest'
import { HastyCache, PriceCache, type Load } from './price-cache.ts'

/** One reads the price of tea while another one changes it. What does the next one get? */
async function nextPrice(Cache: typeof HastyCache): Promise<number> {
  let stored = 2
  const load = new AsyncMock<Load>({ name: 'load', sideEffect: () => stored })
  const save = new AsyncMock<(price: number) => Promise<void>>({
    name: 'save',
    sideEffect: price => void (stored = price),
  })
  const cache = new Cache(load)
  const reader = createTask(() => cache.price('tea'), { name: 'reader' })
  const writer = createTask(
    async () => {
      await save(3)
      cache.forget('tea')
    },
    { name: 'writer' },
  )
  await reader
  await writer
  return cache.price('tea')
}

// #region found
test('an answer that comes late is written back over the new price', async () => {
  const body = async () => expect(await nextPrice(HastyCache)).toBe(3)
  await exploreSchedules(body, 1)
  await expect(exploreSchedules(body)).rejects.toThrow(
    'the answer to call 1 of mock "save" went on before the answer to call 1 of mock "load"',
  )
})
// #endregion found

// #region mended
export class PriceCacheTest extends IsolatedAsyncioTestCase {
  static schedules = 200

  async testTheNextOneGetsTheNewPrice() {
    this.assertEqual(await nextPrice(PriceCache), 3)
  }
}
// #endregion mended
