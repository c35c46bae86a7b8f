import { closeSync, writeSync } from 'node:fs'
import { skipUnless, TestCase } from 'vitest-async-case'
import { SystemCallError } from './libc.ts'
import { memfdCreate } from './memfd.ts'
import { MADV_NORMAL, MADV_RANDOM, MADV_SEQUENTIAL, MemoryMap } from './memory-map.ts'

export class MadviseTest extends TestCase {
  map!: MemoryMap

  override setUp() {
    const fd = memfdCreate('map')
    this.addCleanup(closeSync, fd)
    writeSync(fd, Buffer.alloc(8192, 'ab'))
    // A Disposable is a context manager. It is left before the file is closed: last in, first out.
    this.map = this.enterContext(new MemoryMap(fd, 8192))
  }

  testAdviceChangesNothing() {
    for (const advice of [MADV_RANDOM, MADV_SEQUENTIAL, MADV_NORMAL])
      this.subTest({ advice }, () => {
        this.map.madvise(advice)
        this.assertEqual(this.map.read(4096, 4100).toString(), 'abab')
      })
  }

  testUnknownAdvice() {
    const { exception } = this.assertRaises(SystemCallError, () => this.map.madvise(9999))
    this.assertEqual([exception.code, exception.message], ['EINVAL', 'madvise: EINVAL'])
  }

  testWholeMapIsRead() {
    this.assertEqual(this.map.read(0, 8192), Buffer.alloc(8192, 'ab'))
    this.assertEqual(this.map.read(1, 4).toString(), 'bab')
  }

  testBytesOutsideAreRefused() {
    for (const [start, end] of [
      [-1, 1],
      [0, 8193],
      [2, 1],
    ] as const)
      this.subTest({ start, end }, () => {
        const { exception } = this.assertRaises(RangeError, () => this.map.read(start, end))
        this.assertEqual(exception.message, `The map has 8192 bytes, and not those from ${start} to ${end}.`)
      })
  }

  testCopyOutlivesTheMap() {
    const copy = this.map.read(0, 2)
    this.map[Symbol.dispose]()
    this.assertEqual(copy.toString(), 'ab')
    for (const use of [() => this.map.madvise(MADV_NORMAL), () => void this.map.read(0, 1)]) {
      const { exception } = this.assertRaises(Error, use)
      this.assertEqual(exception.message, 'The map has been unmapped.')
    }
  }

  testFileThatIsClosed() {
    const { exception } = this.assertRaises(SystemCallError, () => new MemoryMap(-1, 4096))
    this.assertEqual(exception.message, 'mmap: EBADF')
  }

  static {
    skipUnless.define(this, process.platform === 'linux', 'memfd_create is a call of Linux')
  }
}
