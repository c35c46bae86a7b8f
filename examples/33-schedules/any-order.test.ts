import * as fc from 'fast-check'
import { AsyncMock, createTask, gather, IsolatedAsyncioTestCase } from 'vitest-async-case'
import { claim } from './booking.ts'

const requests = fc.array(
  fc.record({ name: fc.constantFrom('Ann', 'Bob', 'Cem'), seat: fc.constantFrom('4A', '4B') }),
  { minLength: 1, maxLength: 6 },
)

// #region case
/** fast-check makes the inputs, schedules make the order: the inputs of each schedule are the same. */
export class AnyOrderTest extends IsolatedAsyncioTestCase {
  static schedules = 50

  async testEachSeatHasOneOwner() {
    const property = fc.asyncProperty(requests, async asked => {
      const holders = new Map<string, string>()
      const seats = {
        claim: new AsyncMock<(seat: string, name: string) => Promise<boolean>>({
          name: 'claim',
          sideEffect: (seat, name) => !holders.has(seat) && Boolean(holders.set(seat, name)),
        }),
      }
      const tasks = asked.map(({ seat, name }) => createTask(() => claim(seats, seat, name)))
      const sold = (await gather(...tasks)).filter(Boolean).length
      this.assertEqual(sold, new Set(asked.map(({ seat }) => seat)).size)
    })
    await fc.assert(property, { seed: 1, numRuns: 10 })
  }
}
// #endregion case
