// #region case
import { expect } from 'vitest'
import { each, IsolatedAsyncioTestCase } from 'vitest-async-case'
import { JobQueue } from './job-queue.ts'

export class JobQueueTest extends IsolatedAsyncioTestCase {
  queue = new JobQueue()

  override async asyncSetUp() {
    // Beside the line that it undoes, and it runs also when the next line throws.
    this.addAsyncCleanup(() => this.queue.close())
    await this.queue.add(() => 'warmed up')
  }

  async testKeepsTheOrder() {
    const order: number[] = []
    await Promise.all([1, 2, 3].map(n => this.queue.add(() => order.push(n))))
    expect(order).toEqual([1, 2, 3])
  }

  async testGivesTheResultOf(_title: string, job: () => Promise<number> | number, result: number) {
    this.assertEqual(await this.queue.add(job), result)
  }

  async testGoesOnAfterAJobThatFailed() {
    const broken = this.queue.add(() => Promise.reject(new Error('broken')))
    await this.assertRaisesRegex(Error, 'broken', broken)
    this.assertEqual(await this.queue.add(() => 'next'), 'next')
  }
}

// #region each
each.define(JobQueueTest.prototype, 'testGivesTheResultOf', [
  ['a value', () => 1, 1],
  ['a promise', async () => 2, 2],
])
// #endregion each
// #endregion case
