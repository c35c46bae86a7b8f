import { NeedsNodeError } from '../../errors/index.ts'
import { builtin } from '../../internal/index.ts'
import { type FileCursor, encodingOf } from './open-files.ts'

type Readable = import('node:stream').Readable
type Writable = import('node:stream').Writable

interface ReadStreamOptions {
  readonly start?: number
  readonly end?: number
  readonly highWaterMark?: number
}

const DEFAULT_CHUNK = 65_536

function streams(): typeof import('node:stream') {
  const module = builtin('node:stream')
  if (!module) throw new NeedsNodeError('mockOpen', 'it stands in for node:fs')
  return module
}

/** A real stream over the data, with the events and fields of `fs.ReadStream`. `end` is inclusive, as there. */
export function readStream(cursor: FileCursor, path: unknown, fd: number, options: unknown): Readable {
  const settings: ReadStreamOptions = typeof options === 'object' && options !== null ? options : {}
  const end = settings.end === undefined || settings.end === Infinity ? undefined : settings.end + 1
  const size = settings.highWaterMark ?? DEFAULT_CHUNK
  let position = settings.start ?? cursor.position
  const stream: Readable & { bytesRead: number } = Object.assign(
    new (streams().Readable)({
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
    }),
    { path, fd, bytesRead: 0 },
  )
  const encoding = encodingOf(options)
  if (encoding) stream.setEncoding(encoding)
  return stream
}

export function webStream(stream: Readable): unknown {
  return streams().Readable.toWeb(stream)
}

/** A real stream whose chunks go to `write`, as they were written, with the events and fields of `fs.WriteStream`. */
export function writeStream(write: (chunk: unknown) => void, path: unknown, fd: number): Writable {
  const stream: Writable & { bytesWritten: number } = Object.assign(
    new (streams().Writable)({
      decodeStrings: false,
      construct(done) {
        stream.emit('open', fd)
        stream.emit('ready')
        done()
      },
      write(chunk: string | Uint8Array, encoding, done) {
        write(chunk)
        stream.bytesWritten +=
          typeof chunk === 'string' ? Buffer.byteLength(chunk, encoding) : chunk.byteLength
        done()
      },
    }),
    { path, fd, bytesWritten: 0 },
  )
  return stream
}
