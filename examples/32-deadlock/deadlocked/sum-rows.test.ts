import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTask, IsolatedAsyncioTestCase } from 'vitest-async-case'
import { BoundedQueue } from '../bounded-queue.ts'
import { readRows } from '../read-rows.ts'
import { sumRows } from './sum-rows.ts'

// #region case
export class SumRowsTest extends IsolatedAsyncioTestCase {
  static clock = 'virtual' as const
  path!: string

  override setUp() {
    const folder = mkdtempSync(join(tmpdir(), 'rows-'))
    this.addCleanup(() => rmSync(folder, { recursive: true }))
    this.path = join(folder, 'rows.txt')
  }

  async testFewRows() {
    writeFileSync(this.path, '1\n2\n')
    this.assertEqual(await this.sum(), 3)
  }

  async testMoreRowsThanThereIsRoomFor() {
    writeFileSync(this.path, '1\n2\n3\n4\n5\n')
    this.assertEqual(await this.sum(), 15)
  }

  async sum(): Promise<number> {
    const queue = new BoundedQueue<string>(2)
    const reader = createTask(() => readRows(this.path, queue), { name: 'reader' })
    return createTask(() => sumRows(queue, reader), { name: 'writer' })
  }
}
// #endregion case
