import type { BoundedQueue } from '../bounded-queue.ts'

// #region sum
/** Adds up the amounts that come through a queue, once all of them are there. */
export async function sumRows(queue: BoundedQueue<string>, reading: PromiseLike<void>): Promise<number> {
  await reading
  let sum = 0
  for await (const row of queue.taken()) sum += Number(row)
  return sum
}
// #endregion sum
