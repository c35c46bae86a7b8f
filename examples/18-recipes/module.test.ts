// #region module
import { vi } from 'vitest'
import { IsolatedAsyncioTestCase } from 'vitest-async-case'
import { Reminders } from './reminders.ts'

// Hoisted, as the call of vi.mock is: both run before the imports of this file.
const { send } = await vi.hoisted(async () => {
  const { AsyncMock } = await import('vitest-async-case')
  return { send: new AsyncMock<(to: string, text: string) => Promise<boolean>>({ name: 'send' }) }
})
vi.mock('./mailer.ts', () => ({ send }))

export class MockedModuleTest extends IsolatedAsyncioTestCase {
  override setUp() {
    this.addCleanup(() => send.resetMock())
  }

  async testReminderIsMailed() {
    new Reminders().remind('ada@example.org', 'tea', 1)
    await vi.waitFor(() => send.assertAwaitedOnceWith('ada@example.org', 'tea'))
  }
}
// #endregion module
