import { IsolatedAsyncioTestCase } from 'vitest-async-case'
import { Reminders } from './reminders.ts'

// #region base
/** The fixture that several classes share. It has no test method, so that it runs nothing by itself. */
export class RemindersCase extends IsolatedAsyncioTestCase {
  reminders = new Reminders()

  override async asyncSetUp() {
    await super.asyncSetUp()
    this.addCleanup(() => this.reminders.stop())
  }
}
// #endregion base
