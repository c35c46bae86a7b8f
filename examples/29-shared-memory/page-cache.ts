import { closeSync, fstatSync, readSync, writeSync } from 'node:fs'
import {
  F_ADD_SEALS,
  F_SEAL_GROW,
  F_SEAL_SEAL,
  F_SEAL_SHRINK,
  F_SEAL_WRITE,
  fcntl,
  memfdCreate,
  MFD_ALLOW_SEALING,
  MFD_CLOEXEC,
} from './memfd.ts'

const allSeals = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE

/** Rendered pages in memory that nobody can change any more, to hand over to a child process as a descriptor. */
export class PageCache implements Disposable {
  readonly fd: number

  constructor(pages: Record<string, string>) {
    this.fd = memfdCreate('pages', MFD_CLOEXEC | MFD_ALLOW_SEALING)
    try {
      writeAll(this.fd, Buffer.from(JSON.stringify(pages)))
      fcntl(this.fd, F_ADD_SEALS, allSeals)
    } catch (error) {
      closeSync(this.fd)
      throw error
    }
  }

  [Symbol.dispose](): void {
    closeSync(this.fd)
  }
}

/** A page of the cache that a descriptor holds, in whatever process. */
export function readPage(fd: number, path: string): string | undefined {
  const bytes = Buffer.alloc(fstatSync(fd).size)
  // From the start: the position of a descriptor is shared with the process that it came from.
  readSync(fd, bytes, 0, bytes.length, 0)
  const pages = new Map(Object.entries(JSON.parse(bytes.toString()) as Record<string, string>))
  return pages.get(path)
}

function writeAll(fd: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(fd, bytes, written)
}
