import { underSymbol } from '../../internal/index.ts'
import { recordResource } from './record.ts'
import type { Resource, ResourceState } from '../ledger/index.ts'
import type { StandIns } from '../stand-ins/index.ts'

type FileHandle = import('node:fs/promises').FileHandle

/** A file that `fs.promises.open` was asked for, from the call on. */
class OpenHandle implements Resource {
  readonly kind = 'file handle'
  readonly object: { handle?: FileHandle } = {}
  readonly #path: string
  #isUnwanted = false
  #hasFailed = false

  constructor(path: string) {
    this.#path = path
  }

  opened(handle: FileHandle): void {
    this.object.handle = handle
    if (this.#isUnwanted) void closeHandle(handle)
  }

  failed(): void {
    this.#hasFailed = true
  }

  state(): ResourceState {
    const { handle } = this.object
    if (handle) return isClosed(handle) ? 'closed' : 'open'
    return this.#hasFailed ? 'closed' : 'due'
  }

  close(): unknown {
    this.#isUnwanted = true
    return this.object.handle && closeHandle(this.object.handle)
  }

  detail(): string {
    return this.#path
  }
}

/** Handles of `fs.promises.open`. */
export const fileStandIns = {
  'node:fs.promises.open': {
    async call(_owner, open, args) {
      const file = new OpenHandle(String(args[0]))
      // Now, while the line of the call is on the stack: a test may end before the file is open.
      recordResource(() => file)
      try {
        const handle = (await open(...args)) as FileHandle
        file.opened(handle)
        return handle
      } catch (error) {
        file.failed()
        throw error
      }
    },
  },
} satisfies StandIns

/** Node's own handle behind it. On Node 20 and 22 a web stream of the file reads through it. */
function nativeOf(handle: FileHandle): { readonly fd?: number; readStop?(): void } {
  return underSymbol(handle, 'kHandle') ?? {}
}

/** On Node 20 the end of its web stream closes the file, and only Node's own handle tells: to close it once more is fatal. */
function isClosed(handle: FileHandle): boolean {
  const { fd = 0 } = nativeOf(handle)
  return handle.fd === -1 || fd < 0
}

/** A file that is being read by a web stream must not be closed: an assertion of Node's would end the process. */
function closeHandle(handle: FileHandle): Promise<void> {
  nativeOf(handle).readStop?.()
  return handle.close()
}
