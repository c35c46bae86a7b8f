import { builtin } from '../../internal/index.ts'
import { replaceMethod } from '../patch.ts'
import { record } from '../record.ts'
import type { Resource, ResourceState } from '../resource.ts'
import { ignoreErrors } from './ignore-errors.ts'

type ReadStream = import('node:fs').ReadStream
type WriteStream = import('node:fs').WriteStream
type FileHandle = import('node:fs/promises').FileHandle

class OpenHandle implements Resource {
  readonly kind = 'file handle'
  readonly remedy = 'await handle.close()'
  readonly object: FileHandle
  readonly #path: string

  constructor(handle: FileHandle, path: string) {
    this.object = handle
    this.#path = path
  }

  state(): ResourceState {
    return this.object.fd === -1 ? 'closed' : 'open'
  }

  close(): unknown {
    return this.object.close()
  }

  detail(): string {
    return this.#path
  }
}

class OpenStream implements Resource {
  readonly kind = 'file stream'
  readonly remedy = 'stream.destroy()'
  readonly object: ReadStream | WriteStream

  constructor(stream: ReadStream | WriteStream) {
    this.object = stream
  }

  state(): ResourceState {
    const stream = this.object
    if (stream.closed || stream.destroyed) return 'closed'
    if ('writableEnded' in stream && stream.writableEnded) return 'closing'
    // A stream that somebody reads to its end closes itself.
    return stream.pending || ('readableFlowing' in stream && stream.readableFlowing) ? 'due' : 'open'
  }

  progress(): number {
    const stream = this.object
    return 'bytesRead' in stream ? stream.bytesRead : stream.bytesWritten
  }

  close(): void {
    ignoreErrors(this.object)
    this.object.destroy()
  }

  detail(): string {
    return String(this.object.path)
  }
}

/** Handles of `fs.promises.open`, and file streams that open their file themselves. */
export function trackFiles(): void {
  const fs = builtin('node:fs') as typeof import('node:fs')
  replaceMethod(fs.promises, 'open', original => {
    return (async (path: unknown, ...rest: unknown[]): Promise<FileHandle> => {
      const open = original as unknown as (path: unknown, ...rest: unknown[]) => Promise<FileHandle>
      const handle = await open(path, ...rest)
      record(() => new OpenHandle(handle, String(path)))
      return handle
    }) as never
  })
  for (const name of ['createReadStream', 'createWriteStream'] as const)
    replaceMethod(fs, name, original => {
      return ((path: unknown, ...rest: unknown[]) => {
        const create = original as unknown as (path: unknown, ...rest: unknown[]) => ReadStream
        const stream = create(path, ...rest)
        if (!hasOwnFile(rest[0])) record(() => new OpenStream(stream))
        return stream
      }) as never
    })
}

// A stream on a descriptor or handle that the caller opened ends when the caller says so.
function hasOwnFile(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'fd' in options && options.fd != null
}
