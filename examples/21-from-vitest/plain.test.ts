// #region plain
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { JobQueue } from './job-queue.ts'

describe('JobQueue', () => {
  let queue: JobQueue

  beforeEach(async () => {
    queue = new JobQueue()
    await queue.add(() => 'warmed up')
  })

  afterEach(async () => {
    await queue.close()
  })

  test('keeps the order', async () => {
    const order: number[] = []
    await Promise.all([1, 2, 3].map(n => queue.add(() => order.push(n))))
    expect(order).toEqual([1, 2, 3])
  })

  test.each([
    ['a value', () => 1, 1],
    ['a promise', async () => 2, 2],
  ])('gives the result of %s', async (_title, job, result) => {
    expect(await queue.add(job)).toBe(result)
  })

  test('goes on after a job that failed', async () => {
    await expect(queue.add(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
    expect(await queue.add(() => 'next')).toBe('next')
  })
})
// #endregion plain
