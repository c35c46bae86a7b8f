import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { BoundedQueue } from './bounded-queue.ts'

/** Puts the lines of a file on a queue, and closes it. */
export async function readRows(path: string, queue: BoundedQueue<string>): Promise<void> {
  for await (const row of createInterface({ input: createReadStream(path) })) await queue.put(row)
  queue.close()
}
