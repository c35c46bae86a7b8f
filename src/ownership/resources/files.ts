import { nodeModule } from '../../internal/index.ts'
import { recordResource } from './record.ts'
import type { Resource, ResourceState } from '../ledger/index.ts'
import type { StandIns } from '../stand-ins/index.ts'
import { ignoreErrors } from './node-objects.ts'

type ReadStream = import('node:fs').ReadStream
type WriteStream = import('node:fs').WriteStream
/** `fd` is null until the stream has opened its file. */
type FileStream = (ReadStream | WriteStream) & { readonly fd: number | null }
type FileHandle = import('node:fs/promises').FileHandle

class OpenHandle implements Resource {
  readonly kind = 'file handle'
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

  close(reason: Error): void {
    ignoreErrors(this.object)
    this.object.destroy(reason)
  }

  hasToldItsEnd(): boolean {
    return this.object.closed
  }

  detail(): string {
    return String(this.object.path)
  }
}

/** Handles of `fs.promises.open`. */
export const fileStandIns = {
  'node:fs.promises.open': {
    async call(_owner, open, args) {
      const handle = (await open(...args)) as FileHandle
      recordResource(() => new OpenHandle(handle, String(args[0])))
      return handle
    },
  },
} satisfies StandIns

/** File streams that open their file themselves, however they are made: `createReadStream` may have been copied. */
export function trackFileStreams(): void {
  const { ReadStream, WriteStream } = nodeModule('node:fs')
  watchConstruction(ReadStream.prototype)
  watchConstruction(WriteStream.prototype)
}

/** The constructor of a stream looks for its `_construct`: there the line that makes it is on the stack. */
function watchConstruction(prototype: object): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, '_construct')
  if (!descriptor) return
  const seen = new WeakSet<object>()
  Object.defineProperty(prototype, '_construct', {
    configurable: true,
    enumerable: descriptor.enumerable ?? true,
    get(this: FileStream) {
      // A stream on a descriptor or handle that the caller opened ends when the caller says so.
      if (this !== prototype && !seen.has(this) && this.fd === null)
        recordResource(() => new OpenStream(this))
      seen.add(this)
      return descriptor.value
    },
    set(this: object, value: unknown) {
      Object.defineProperty(this, '_construct', { ...descriptor, value })
    },
  })
}
