import type { BoundedQueue } from './bounded-queue.ts'

/** Adds up the amounts that come through a queue. */
export async function sumRows(queue: BoundedQueue<string>): Promise<number> {
  let sum = 0
  for await (const row of queue.taken()) sum += Number(row)
  return sum
}
