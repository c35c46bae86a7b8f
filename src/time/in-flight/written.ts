import { builtin } from '../../internal/index.ts'
import { replaceMember } from '../replaced/index.ts'
import { currentWatched } from './watched-test.ts'

export type Socket = import('node:net').Socket

/** A socket of TLS over one that was there before. */
interface LayeredSocket extends Socket {
  readonly _parent?: Socket | null
}

// state of this copy: what its own replacements see
const readAtWrite = new WeakMap<Socket, number>()
// state of this copy: as above
const layers = new WeakMap<Socket, Socket>()

/** Notes of every write how much the socket had read before it. */
export function noteWrites(): () => void {
  const { prototype } = builtin('node:net')?.Socket ?? {}
  if (!prototype) return () => {}
  const undo = (['_write', '_writev'] as const).map(name => noteEach(prototype as Writing, name))
  return () => undo.forEach(each => each())
}

type Writing = Record<'_write' | '_writev', (this: LayeredSocket, ...args: unknown[]) => unknown>

function noteEach(prototype: Writing, name: keyof Writing): () => void {
  return replaceMember(
    prototype,
    name,
    original =>
      function (this: LayeredSocket, ...args: unknown[]): unknown {
        const test = currentWatched()
        test?.io.add('socket')
        readAtWrite.set(this, this.bytesRead)
        if (this._parent) layers.set(this._parent, this)
        return Reflect.apply(original, this, args)
      },
  )
}

/** What the user writes to and reads from, when `socket` only carries it. Known from its first write on. */
export function topOf(socket: Socket): Socket {
  return layers.get(socket) ?? socket
}

/** Whether nothing has come since the last write. */
export function awaitsAnswer(socket: Socket): boolean {
  return readAtWrite.get(socket) === socket.bytesRead
}
