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
  const encoding =
    typeof options === 'object' && options !== null ? (options as { encoding?: unknown }).encoding : options
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
