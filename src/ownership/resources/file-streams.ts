import { nodeModule } from '../../internal/index.ts'
import { recordResource } from './record.ts'
import type { Resource, ResourceState } from '../ledger/index.ts'
import { ignoreErrors } from './node-objects.ts'

type ReadStream = import('node:fs').ReadStream
type WriteStream = import('node:fs').WriteStream
/** `fd` is null until the stream has opened its file. */
type FileStream = (ReadStream | WriteStream) & { readonly fd: number | null }

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
