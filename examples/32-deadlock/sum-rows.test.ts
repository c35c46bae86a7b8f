import { createTask } from 'vitest-async-case'
import type { BoundedQueue } from './bounded-queue.ts'
import { readRows } from './read-rows.ts'
import { RowsCase } from './rows-case.ts'
import { sumRows } from './sum-rows.ts'

export class SumRowsTest extends RowsCase {
  async sum(queue: BoundedQueue<string>): Promise<number> {
    createTask(() => readRows(this.path, queue), { name: 'reader' })
    return createTask(() => sumRows(queue), { name: 'writer' })
  }
}
