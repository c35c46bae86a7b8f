import * as fc from 'fast-check'
import { IsolatedAsyncioTestCase, patch } from 'vitest-async-case'
import { fetchWithRetry } from './retry-client.ts'

// #region property
/** fast-check makes the inputs: all of its runs go by the one clock of the test. */
export class RetryPropertyTest extends IsolatedAsyncioTestCase {
  static override clock = 'virtual' as const

  async testEachPauseIsTwiceTheOneBefore() {
    const property = fc.asyncProperty(fc.nat({ max: 10 }), async failures => {
      const answers = [...Array<number>(failures).fill(503), 200].map(status => new Response('', { status }))
      using _ = patch(globalThis, 'fetch', { new: async () => answers.shift()! }).use()
      const started = Date.now()
      await fetchWithRetry('http://prices.test/', 11)
      this.assertEqual(Date.now() - started, 1000 * (2 ** failures - 1))
    })
    await fc.assert(property, { seed: 1, numRuns: 50 })
  }
}
// #endregion property
