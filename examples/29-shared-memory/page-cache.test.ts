import { spawnSync } from 'node:child_process'
import {
  closeSync,
  constants,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  readlinkSync,
  readSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { patch, skipUnless, TestCase } from 'vitest-async-case'
import {
  F_ADD_SEALS,
  F_GET_SEALS,
  F_GETFD,
  F_SEAL_SEAL,
  F_SEAL_WRITE,
  fcntl,
  memfdCreate,
  MFD_ALLOW_SEALING,
  MFD_CLOEXEC,
  MFD_HUGETLB,
} from './memfd.ts'
import { MemoryMap } from './memory-map.ts'
import { PageCache, readPage } from './page-cache.ts'

const isLinux = process.platform === 'linux'
const about = 'memfd_create is a call of Linux'

export class MemfdTest extends TestCase {
  private memfd(name: string, flags?: number): number {
    const fd = memfdCreate(name, flags)
    // Native code opened it, so that no report of leaks would tell of it.
    this.addCleanup(closeSync, fd)
    return fd
  }

  testFileHasANameAndNoLink() {
    const fd = this.memfd('pages')
    this.assertEqual(readlinkSync(`/proc/self/fd/${fd}`), '/memfd:pages (deleted)')
    writeSync(fd, 'page')
    const { nlink, size } = fstatSync(fd)
    this.assertEqual([nlink, size], [0, 4])
  }

  testFlags() {
    const [sealable, plain, usual] = [
      this.memfd('sealable', MFD_CLOEXEC | MFD_ALLOW_SEALING),
      this.memfd('plain', 0),
      this.memfd('usual'),
    ]
    const flagsOf = (fd: number) => [fcntl(fd, F_GETFD), fcntl(fd, F_GET_SEALS)]
    this.assertEqual([MFD_CLOEXEC | MFD_ALLOW_SEALING, F_SEAL_SEAL, F_SEAL_WRITE], [3, 1, 8])
    this.assertEqual(flagsOf(sealable), [1, 0])
    this.assertEqual(flagsOf(plain), [0, F_SEAL_SEAL])
    // As in Python, which sets MFD_CLOEXEC unless told otherwise.
    this.assertEqual(flagsOf(usual), [1, F_SEAL_SEAL])
  }

  testSealedFileIsReadOnly() {
    const fd = this.memfd('pages', MFD_CLOEXEC | MFD_ALLOW_SEALING)
    writeSync(fd, 'page')
    this.assertEqual(fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE), 0)
    this.assertEqual(fcntl(fd, F_GET_SEALS), F_SEAL_WRITE)
    this.assertEqual(
      this.codeOf(() => writeSync(fd, 'more')),
      'EPERM',
    )
    const bytes = Buffer.alloc(4)
    readSync(fd, bytes, 0, 4, 0)
    this.assertEqual(bytes.toString(), 'page')
  }

  testFileThatIsNotToBeSealed() {
    const fd = this.memfd('plain')
    const { exception } = this.assertRaises(Error, () => fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE))
    this.assertEqual(exception.message, 'fcntl: EPERM')
  }

  testHugePages() {
    const [, kilobytes] = /^Hugepagesize:\s+(\d+) kB$/m.exec(readFileSync('/proc/meminfo', 'utf8'))!
    const size = Number(kilobytes) * 1024
    const fd = this.memfd('huge', MFD_CLOEXEC | MFD_HUGETLB)
    this.assertEqual(fstatSync(fd).blksize, size)
    ftruncateSync(fd, size)
    const map = this.enterContext(new MemoryMap(fd, size))
    this.assertEqual(map.read(size - 2, size), Buffer.alloc(2))
  }

  testNodeAlone() {
    // O_TMPFILE, which Node's constants leave out. A file in memory without a link; it cannot be sealed.
    const fd = openSync('/dev/shm', 0x410000 | constants.O_RDWR, 0o600)
    this.addCleanup(closeSync, fd)
    this.assertEqual(fstatSync(fd).nlink, 0)
    this.assertEqual(fcntl(fd, F_GET_SEALS), F_SEAL_SEAL)
  }

  private codeOf(call: () => unknown): unknown {
    return (this.assertRaises(Error, call).exception as NodeJS.ErrnoException).code
  }

  static {
    const reserved = isLinux && Number(readFileSync('/proc/sys/vm/nr_hugepages', 'utf8')) > 0
    skipUnless.define(this, isLinux, about)
    skipUnless.define(this.prototype, 'testHugePages', reserved, 'Linux has reserved no huge pages')
  }
}

export class PageCacheTest extends TestCase {
  cache!: PageCache

  override setUp() {
    this.cache = this.enterContext(new PageCache({ '/': '<h1>Grüße</h1>', '/about': '<h1>About</h1>' }))
  }

  testChildReadsAndCannotWrite() {
    const { stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'reader.mjs'), '/'], {
      stdio: ['ignore', 'pipe', 'inherit', this.cache.fd],
      encoding: 'utf8',
    })
    this.assertEqual(JSON.parse(stdout), { page: '<h1>Grüße</h1>', error: 'EPERM' })
  }

  testPagesAreRead() {
    const pages = ['/', '/about', '/nowhere', 'toString'].map(path => readPage(this.cache.fd, path))
    this.assertEqual(pages, ['<h1>Grüße</h1>', '<h1>About</h1>', undefined, undefined])
  }

  testCacheHasAllSeals() {
    this.assertEqual(fcntl(this.cache.fd, F_GET_SEALS), 15)
  }

  testCacheIsClosedAtTheEnd() {
    const close = this.enterContext(patch('node:fs', 'closeSync', { wraps: closeSync }))
    const fd = leave(new PageCache({}))
    close.assertCalledOnceWith(fd)
  }

  testCacheThatCannotBeSealedIsClosed() {
    const close = this.enterContext(patch('node:fs', 'closeSync', { wraps: closeSync }))
    this.enterContext(patch('node:fs', 'writeSync', { sideEffect: new Error('no memory') }))
    this.assertRaisesRegex(Error, 'no memory', () => new PageCache({}))
    close.assertCalledOnce()
  }

  static {
    skipUnless.define(this, isLinux, about)
  }
}

function leave(manager: PageCache): number {
  using cache = manager
  return cache.fd
}
