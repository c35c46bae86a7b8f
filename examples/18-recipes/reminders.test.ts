import { vi } from 'vitest'
import { allowLeak, AsyncMock, patch } from 'vitest-async-case'
import * as mailer from './mailer.ts'
import { RemindersCase } from './reminders-case.ts'

// #region allow
allowLeak({
  kind: 'interval',
  stack: 'metrics.ts',
  reason: 'the metrics are published until the process ends',
})
// #endregion allow

// #region time
export class ReminderTest extends RemindersCase {
  send!: AsyncMock<typeof mailer.send>

  override async asyncSetUp() {
    // The shared fixture first, and then what this class adds to it.
    await super.asyncSetUp()
    vi.useFakeTimers()
    this.addCleanup(() => vi.useRealTimers())
    this.send = this.enterContext(patch(mailer, 'send', { returnValue: true }))
  }

  async testReminderComesInTime() {
    this.reminders.remind('ada@example.org', 'tea', 60_000)
    await vi.advanceTimersByTimeAsync(59_999)
    this.send.assertNotCalled()
    await vi.advanceTimersByTimeAsync(1)
    this.send.assertAwaitedOnceWith('ada@example.org', 'tea')
  }
}
// #endregion time
