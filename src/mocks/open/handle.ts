import { builtin } from '../../internal/index.ts'
import type { AnyFunction } from '../../decorators/index.ts'
import { AsyncMock, MagicMock, NonCallableMagicMock } from '../classes/index.ts'
import { answering } from './answering.ts'
import { encodingOf, type OpenFiles } from './open-files.ts'
import { readStream, webStream, writeStream } from './streams.ts'
import { fillAll, fillOne, writtenOfAll, writtenOfOne } from './transfer.ts'

/** The members of Node's `FileHandle`. */
const members: PropertyKey[] = (
  'appendFile chmod chown close createReadStream createWriteStream datasync fd getAsyncId on once off emit ' +
  'read readFile readLines readableWebStream readv stat sync truncate utimes write writeFile writev'
).split(' ')
members.push(Symbol.asyncDispose)

/** Made synchronously by the real handle; all other members are async. */
const madeAtOnce = new Set<PropertyKey>([
  'createReadStream',
  'createWriteStream',
  'readLines',
  'readableWebStream',
])

/** A mock of a `FileHandle` that reads the data and records what is written. */
export function makeHandle(files: OpenFiles): NonCallableMagicMock {
  const handle = new NonCallableMagicMock({ spec: members })
  for (const [name, behaviour] of Object.entries(behaviours(files, handle))) {
    const sideEffect = answering(() => handle[name], behaviour)
    const options = { returnValue: undefined, sideEffect }
    handle[name] = madeAtOnce.has(name) ? new MagicMock(options) : new AsyncMock(options)
  }
  for (const name of ['chmod', 'chown', 'close', 'datasync', 'sync', 'truncate', 'utimes'])
    handle[name] = new AsyncMock({ returnValue: undefined })
  handle[Symbol.asyncDispose] = new AsyncMock({ sideEffect: () => handle['close']() })
  handle['fd'] = files.openDescriptor()
  return handle
}

function behaviours(files: OpenFiles, handle: NonCallableMagicMock): Record<string, AnyFunction> {
  return {
    readFile: (options: unknown) => files.current.rest(encodingOf(options)),
    read: (...args: unknown[]) => fillOne(files.current, args),
    readv: (buffers: Uint8Array[], position: unknown) => fillAll(files.current, buffers, position),
    readLines: (options: unknown) => {
      const input = readStream(files.current, undefined, 0, options)
      return builtin('node:readline')?.createInterface({ input, crlfDelay: Infinity })
    },
    createReadStream: (options: unknown) => readStream(files.current, undefined, 0, options),
    readableWebStream: () => webStream(readStream(files.current, undefined, 0, undefined)),
    stat: () => new NonCallableMagicMock({ name: 'stat', size: files.current.size }),
    createWriteStream: () => writeStream(chunk => handle['write'](chunk), undefined, 0),
    write: (...args: unknown[]) => writtenOfOne(args),
    writev: (buffers: Uint8Array[]) => writtenOfAll(buffers),
    writeFile: () => undefined,
    appendFile: () => undefined,
  }
}
