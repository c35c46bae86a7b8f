import { builtin } from '../../internal/index.ts'
import { type FileCursor, encodingOf } from './open-files.ts'

interface ReadStreamOptions {
  readonly start?: number
  readonly end?: number
  readonly highWaterMark?: number
}

const DEFAULT_CHUNK = 65_536

function streams(): typeof import('node:stream') {
  return builtin('node:stream') as typeof import('node:stream')
}

/** A real stream over the data, with the events and fields of `fs.ReadStream`. `end` is inclusive, as there. */
export function readStream(
  cursor: FileCursor,
  path: unknown,
  fd: number,
  options: unknown,
): NodeJS.ReadableStream {
  const settings = (typeof options === 'object' && options !== null ? options : {}) as ReadStreamOptions
  const end = settings.end === undefined || settings.end === Infinity ? undefined : settings.end + 1
  const size = settings.highWaterMark ?? DEFAULT_CHUNK
  let position = settings.start ?? cursor.position
  const stream = new (streams().Readable)({
    highWaterMark: size,
    construct(done) {
      stream.emit('open', fd)
      stream.emit('ready')
      done()
    },
    read() {
      const limit = Math.min(position + size, end ?? Infinity)
      const chunk = cursor.slice(position, limit)
      position += chunk.length
      stream.bytesRead += chunk.length
      if (settings.start === undefined) cursor.position = position
      // Later, as from a disk: chunks that are pushed at once are read as one.
      queueMicrotask(() => this.push(chunk.length > 0 ? chunk : null))
    },
  }) as import('node:stream').Readable & { path: unknown; bytesRead: number }
  const encoding = encodingOf(options)
  if (encoding) stream.setEncoding(encoding)
  return Object.assign(stream, { path, fd, bytesRead: 0 })
}

export function webStream(stream: NodeJS.ReadableStream): unknown {
  return streams().Readable.toWeb(stream as import('node:stream').Readable)
}

/** A real stream whose chunks go to `write`, as they were written, with the events and fields of `fs.WriteStream`. */
export function writeStream(
  write: (chunk: unknown) => void,
  path: unknown,
  fd: number,
): NodeJS.WritableStream {
  const stream = new (streams().Writable)({
    decodeStrings: false,
    construct(done) {
      stream.emit('open', fd)
      stream.emit('ready')
      done()
    },
    write(chunk: string | Uint8Array, encoding, done) {
      write(chunk)
      stream.bytesWritten += typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.byteLength
      done()
    },
  }) as import('node:stream').Writable & { path: unknown; bytesWritten: number }
  return Object.assign(stream, { path, fd, bytesWritten: 0 })
}
