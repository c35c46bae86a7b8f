import { exploreSchedules, install, IsolatedAsyncioTestCase, schedules } from 'vitest-async-case'

// The three places where schedules are asked for, beside the decorator itself (decorated-members.ts), take one kind of value.

export class RaceTest extends IsolatedAsyncioTestCase {
  static override schedules = { runs: 50, seed: 2, replay: '3:1/2' }

  async testA(): Promise<void> {}
}
schedules.define(RaceTest, 200)
schedules.define(RaceTest.prototype, 'testA', { seed: 0 })
// @ts-expect-error there is no such method
schedules.define(RaceTest.prototype, 'testB', 200)
// @ts-expect-error how many
schedules.define(RaceTest.prototype, 'testA')
// @ts-expect-error a number or an object
schedules.define(RaceTest, '200')

export class CountTest extends IsolatedAsyncioTestCase {
  static override schedules = 50
}

// @ts-expect-error runs
export class MisspeltTest extends IsolatedAsyncioTestCase {
  static override schedules = { run: 50 }
}

// @ts-expect-error a number or an object
export class TextTest extends IsolatedAsyncioTestCase {
  static override schedules = '50'
}

install({ schedules: 200 })
install({ schedules: { runs: 200, seed: 0 } })
// @ts-expect-error runs
install({ schedules: { run: 200 } })
// @ts-expect-error a number or an object
install({ schedules: true })

await exploreSchedules(() => {}, 20)
await exploreSchedules(async () => {}, { replay: '3:1/2' })
// @ts-expect-error a function
await exploreSchedules(Promise.resolve())
// @ts-expect-error runs
await exploreSchedules(() => {}, { run: 20 })
