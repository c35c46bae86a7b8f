import { catchThreadingException, IsolatedAsyncioTestCase, threading } from 'vitest-async-case'
import { WorkerPool } from './worker-pool.ts'

const script = new URL('./hash-worker.mjs', import.meta.url)
const hashOfA = 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb'

export class WorkerPoolTest extends IsolatedAsyncioTestCase {
  // A thread that the pool forgot would fail its test.
  pool!: WorkerPool

  override async asyncSetUp() {
    this.pool = await this.enterAsyncContext(new WorkerPool(script, 2))
  }

  async testMoreJobsThanThreads() {
    const hashes = await Promise.all(['a', 'b', 'a', 'c', 'a'].map(text => this.pool.run(text)))
    this.assertEqual(hashes.filter(hash => hash === hashOfA).length, 3)
    this.assertEqual(this.pool.started, 2)
  }

  // #region caught
  async testThreadThatThrowsFailsItsJob() {
    using caught = catchThreadingException()
    const { exception } = await this.assertRaises(TypeError, this.pool.run(null))
    this.assertEqual(exception.message, 'cannot hash null')
    this.assertIs(caught.excType, TypeError)
    this.assertEqual(caught.excValue?.message, 'cannot hash null')
  }
  // #endregion caught

  async testPoolGoesOnWithAFreshThread() {
    using _caught = catchThreadingException()
    const jobs = ['a', null, 'a', 'a'].map(text => this.pool.run(text))
    const results = await Promise.allSettled(jobs)
    this.assertEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    )
    this.assertEqual(this.pool.started, 3)
  }

  // #region hook
  async testEveryCrashIsLogged() {
    const log: string[] = []
    threading.excepthook = ({ excType, excValue }) => log.push(`${excType.name}: ${excValue.message}`)
    await Promise.allSettled([1, 2, 3].map(input => this.pool.run(input)))
    this.assertCountEqual(log, [
      'TypeError: cannot hash 1',
      'TypeError: cannot hash 2',
      'TypeError: cannot hash 3',
    ])
  }
  // #endregion hook

  testTheHookEndedWithItsTest() {
    this.assertIs(threading.excepthook, threading.__excepthook__)
  }
}
