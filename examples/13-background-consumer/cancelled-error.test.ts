import { setTimeout } from 'node:timers/promises'
import {
  asyncio,
  CancelledError,
  createTask,
  gather,
  IsolatedAsyncioTestCase,
  isCancelled,
  sleep,
  TimeoutError,
  waitFor,
} from 'vitest-async-case'

export class CancelledErrorTest extends IsolatedAsyncioTestCase {
  printed: string[] = []

  // #region listing
  async testCatchingEveryErrorSwallowsNoCancellation() {
    const toBeCancelled = async () => {
      try {
        await sleep(60_000)
      } catch (error) {
        if (!(error instanceof Error)) throw error
        this.printed.push('Something went wrong')
      }
    }

    const task = createTask(toBeCancelled)
    await sleep(1)
    task.cancel()
    try {
      await task
      this.printed.push('Task completed normally')
    } catch (error) {
      this.printed.push(isCancelled(error) ? 'Task was cancelled' : 'Task raised exception')
    }
    this.assertEqual(this.printed, ['Task was cancelled'])
  }
  // #endregion listing

  // #region generator
  async testGeneratorIsCancelledAtWhateverItYields() {
    const task = createTask(function* () {
      try {
        const value: string = yield* sleep(1, 'typed by yield*')
        yield new Promise(() => {})
        return value
      } finally {
        yield sleep(1)
      }
    })
    await sleep(5)
    task.cancel()
    await this.assertRaises(CancelledError, task)
  }
  // #endregion generator

  // #region limits
  async testLimitsAreInMilliseconds() {
    const slow = createTask(() => sleep(60_000))
    await this.assertRaises(TimeoutError, waitFor(slow, 5))
    this.assertTrue(slow.cancelled())
    this.assertEqual(await gather(sleep(1, 'a'), async () => 'b'), ['a', 'b'])
    await this.assertRaises(
      TimeoutError,
      asyncio.timeout(5, () => sleep(60_000)),
    )
  }
  // #endregion limits

  // #region names
  async testTasksHaveNamesAndKnowWhatTheyRun() {
    const work = async () => await sleep(60_000)
    const [first, second] = [createTask(work), createTask(work, { name: 'importer' })]
    this.assertEqual([first.getName(), second.getName()], ['Task-1', 'importer'])
    second.setName('importer of page 7')
    this.assertEqual(second.getName(), 'importer of page 7')
    this.assertIs(second.getCoro(), work)
  }
  // #endregion names

  // #region signal
  async testWhatTakesASignalEndsWithItsTask() {
    const task = createTask(signal => setTimeout(60_000, undefined, { signal }))
    await sleep(0)
    task.cancel()
    await this.assertRaises(CancelledError, task)
  }
  // #endregion signal
}
