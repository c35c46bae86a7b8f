import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IsolatedAsyncioTestCase } from 'vitest-async-case'
import { BoundedQueue } from './bounded-queue.ts'

/** The rows of a file, through a queue that holds two of them, are added up. Who extends this says by which program. */
export abstract class RowsCase extends IsolatedAsyncioTestCase {
  static clock = 'virtual' as const
  path!: string

  override setUp() {
    const folder = mkdtempSync(join(tmpdir(), 'rows-'))
    this.addCleanup(() => rmSync(folder, { recursive: true }))
    this.path = join(folder, 'rows.txt')
  }

  async testFewRows() {
    writeFileSync(this.path, '1\n2\n')
    this.assertEqual(await this.sum(new BoundedQueue(2)), 3)
  }

  async testMoreRowsThanThereIsRoomFor() {
    writeFileSync(this.path, '1\n2\n3\n4\n5\n')
    this.assertEqual(await this.sum(new BoundedQueue(2)), 15)
  }

  abstract sum(queue: BoundedQueue<string>): Promise<number>
}
