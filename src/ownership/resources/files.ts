import { record } from '../record.ts'
import type { Resource, ResourceState } from '../resource.ts'
import type { StandIn } from '../stand-ins/index.ts'
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

const openStandIn: StandIn = {
  async call(_owner, open, args) {
    const handle = (await open(...args)) as FileHandle
    record(() => new OpenHandle(handle, String(args[0])))
    return handle
  },
}

const streamStandIn: StandIn = {
  call(_owner, create, args) {
    const stream = create(...args) as ReadStream | WriteStream
    if (!hasOwnFile(args[1])) record(() => new OpenStream(stream))
    return stream
  },
}

/** Handles of `fs.promises.open`, and file streams that open their file themselves. */
export const fileStandIns = {
  'fs.promises.open': openStandIn,
  'fs.createReadStream': streamStandIn,
  'fs.createWriteStream': streamStandIn,
}

// A stream on a descriptor or handle that the caller opened ends when the caller says so.
function hasOwnFile(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'fd' in options && options.fd != null
}
