import { AsyncMock, createTask, exploreSchedules, IsolatedAsyncioTestCase } from 'vitest-async-case'
import { expect, test } from 'vitest'
import { book, claim } from './booking.ts'

/** A service in memory: it does at the call what it is asked for, and answers in its own time. */
function service() {
  const holders = new Map<string, string>()
  return {
    holders,
    holder: new AsyncMock<(seat: string) => Promise<string | undefined>>({
      name: 'holder',
      sideEffect: seat => holders.get(seat),
    }),
    hold: new AsyncMock<(seat: string, name: string) => Promise<void>>({
      name: 'hold',
      sideEffect: (seat, name) => void holders.set(seat, name),
    }),
    claim: new AsyncMock<(seat: string, name: string) => Promise<boolean>>({
      name: 'claim',
      sideEffect(seat, name) {
        if (holders.has(seat)) return false
        holders.set(seat, name)
        return true
      },
    }),
    price: new AsyncMock<(seat: string) => Promise<number>>({ name: 'price', returnValue: 12 }),
  }
}

// #region body
type Sell = (seats: ReturnType<typeof service>, seat: string, name: string) => Promise<boolean>

/** Who of the two gets the seat? */
async function annAndBob(sell: Sell) {
  const seats = service()
  const ann = createTask(() => sell(seats, '4A', 'Ann'), { name: 'Ann' })
  const bob = createTask(
    async () => {
      // He looks at the price first, and so comes second: mostly.
      await seats.price('4A')
      return sell(seats, '4A', 'Bob')
    },
    { name: 'Bob' },
  )
  return [await ann, await bob]
}

const hasty = async () => expect(await annAndBob(book)).toEqual([true, false])
// #endregion body

test('run once, the seat is sold once', async () => {
  await expect(exploreSchedules(hasty, 1)).resolves.toBeUndefined()
})

// #region found
test('in another order it is sold twice', async () => {
  await expect(exploreSchedules(hasty)).rejects.toThrow(
    'the answer to call 1 of mock "price" went on before the answer to call 1 of mock "holder"',
  )
})
// #endregion found

// #region replayed
test('the order that was found fails again', async () => {
  await expect(exploreSchedules(hasty, { replay: '3:1/2' })).rejects.toThrow('Replay of')
})
// #endregion replayed

// #region mended
export class BookingTest extends IsolatedAsyncioTestCase {
  static schedules = 200

  async testIsSoldOnce() {
    this.assertCountEqual(await annAndBob(claim), [true, false])
  }
}
// #endregion mended
