import koffi from 'koffi'
import { isMinusOne, libcFunction } from './libc.ts'

export const MADV_NORMAL = 0
export const MADV_RANDOM = 1
export const MADV_SEQUENTIAL = 2

const PROT_READ = 0x1
const MAP_SHARED = 0x1
const failedMap = 2n ** 64n - 1n

type Address = unknown

const map = libcFunction<Address>(
  'mmap',
  'void *',
  ['void *', 'size_t', 'int', 'int', 'int', 'int64_t'],
  address => koffi.address(address) === failedMap,
)
const unmap = libcFunction<number>('munmap', 'int', ['void *', 'size_t'], isMinusOne)
const advise = libcFunction<number>('madvise', 'int', ['void *', 'size_t', 'int'], isMinusOne)

/** A file in memory, to read: Python's `mmap.mmap(fd, length, access=ACCESS_READ)`. Unmapped at the end of `using`. */
export class MemoryMap implements Disposable {
  readonly length: number
  #address: Address

  constructor(fd: number, length: number) {
    this.length = length
    this.#address = map(null, length, PROT_READ, MAP_SHARED, fd, 0)
  }

  /** Tells the system how the bytes will be read, which changes nothing but its speed. */
  madvise(advice: number): void {
    advise(this.#mapped(), this.length, advice)
  }

  /** A copy: a view of the bytes themselves would outlive the map, and reading it then ends the process. */
  read(start: number, end: number): Buffer {
    if (start < 0 || end < start || end > this.length)
      throw new RangeError(`The map has ${this.length} bytes, and not those from ${start} to ${end}.`)
    return Buffer.from(koffi.decode(this.#mapped(), start, 'uint8_t', end - start) as Uint8Array)
  }

  [Symbol.dispose](): void {
    if (this.#address === null) return
    unmap(this.#address, this.length)
    this.#address = null
  }

  #mapped(): Address {
    if (this.#address === null) throw new Error('The map has been unmapped.')
    return this.#address
  }
}
