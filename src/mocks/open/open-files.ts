import { builtin } from '../../internal/index.ts'
import { NeedsNodeError } from '../../errors/index.ts'

type BufferClass = typeof import('node:buffer').Buffer

/** Node's `Buffer`, in which file functions answer. */
export function bufferClass(): BufferClass {
  const module = builtin('node:buffer')
  if (!module) throw new NeedsNodeError('mockOpen', 'it stands in for node:fs')
  return module.Buffer
}

/** The encoding asked for by a file function's last options, or `undefined` for bytes. */
export function encodingOf(options: unknown): BufferEncoding | undefined {
  const encoding: unknown =
    typeof options === 'object' && options !== null ? Reflect.get(options, 'encoding') : options
  return typeof encoding === 'string' && encoding !== 'buffer' ? (encoding as BufferEncoding) : undefined
}

/** A position in the data of a mocked file: what an open file is. */
export class FileCursor {
  readonly #bytes: Uint8Array
  position = 0

  constructor(data: string | Uint8Array) {
    this.#bytes = typeof data === 'string' ? bufferClass().from(data) : data
  }

  get size(): number {
    return this.#bytes.length
  }

  /** The bytes of the range, without moving; to the end when there is none. */
  slice(start: number, end?: number): Buffer {
    return bufferClass().from(this.#bytes.slice(start, end))
  }

  /** What is left, in the encoding, or as bytes. */
  rest(encoding: BufferEncoding | undefined): string | Buffer {
    const bytes = this.slice(this.position)
    this.position = this.#bytes.length
    return encoding ? bytes.toString(encoding) : bytes
  }

  /** Copies bytes as `fs.read` does: from `position` without moving, or from where the file stands. */
  read(target: Uint8Array, offset: number, length: number, position: number | null): number {
    const start = position ?? this.position
    const bytes = this.slice(start, start + length)
    target.set(bytes, offset)
    if (position === null) this.position += bytes.length
    return bytes.length
  }
}

/** File descriptors that no real file has. */
const FIRST_FD = 10_000

/** The open files of one `mockOpen`: its handle shares one position, as CPython's; each descriptor has its own. */
export class OpenFiles {
  readonly #data: string | Uint8Array
  readonly #byDescriptor = new Map<number, FileCursor>()
  /** Where the handle reads. Anew with each opening. */
  current: FileCursor

  constructor(data: string | Uint8Array) {
    this.#data = data
    this.current = new FileCursor(data)
  }

  /** Data that a function reads by itself, from the start: `readFile(path)`, `createReadStream(path)`. */
  fresh(): FileCursor {
    return new FileCursor(this.#data)
  }

  reopen(): void {
    this.current = this.fresh()
  }

  openDescriptor(): number {
    const fd = FIRST_FD + this.#byDescriptor.size
    this.#byDescriptor.set(fd, this.fresh())
    return fd
  }

  /** The file of a descriptor, or of a path when `file` is none. */
  at(file: unknown): FileCursor {
    return (typeof file === 'number' ? this.#byDescriptor.get(file) : undefined) ?? this.fresh()
  }
}
