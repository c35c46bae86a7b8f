import { AsyncMock, MagicMock } from '../classes/index.ts'
import { answering, orCallback } from './answering.ts'
import { encodingOf, type OpenFiles } from './open-files.ts'
import { readStream, writeStream } from './streams.ts'
import { fillAll, fillOne, writtenOfAll, writtenOfOne } from './transfer.ts'

type Behaviour = (...args: unknown[]) => unknown

/** What the functions of `node:fs` and `node:fs/promises` do, by name. */
export interface FileFunctions {
  readonly synchronous: Readonly<Record<string, Behaviour>>
  /** With a callback, or as those of `node:fs/promises`. */
  readonly asynchronous: Readonly<Record<string, Behaviour>>
}

/** @param handle the mocked handle, into which streams write */
export function fileFunctions(files: OpenFiles, handle: object): FileFunctions {
  return { synchronous: synchronous(files, handle), asynchronous: asynchronous(files) }
}

function synchronous(files: OpenFiles, handle: object): Record<string, Behaviour> {
  const write = (chunk: unknown): void => void (handle as { write(chunk: unknown): unknown }).write(chunk)
  return {
    readFileSync: (file, options) => files.at(file).rest(encodingOf(options)),
    openSync: () => files.openDescriptor(),
    readSync: (fd, ...args) => fillOne(files.at(fd), args).bytesRead,
    readvSync: (fd, buffers, position) => fillAll(files.at(fd), buffers as Uint8Array[], position).bytesRead,
    writeSync: (_fd, ...args) => writtenOfOne(args).bytesWritten,
    writevSync: (_fd, buffers) => writtenOfAll(buffers as Uint8Array[]).bytesWritten,
    closeSync: () => undefined,
    writeFileSync: () => undefined,
    appendFileSync: () => undefined,
    createReadStream: (path, options) => readStream(files.fresh(), path, files.openDescriptor(), options),
    createWriteStream: path => writeStream(write, path, files.openDescriptor()),
  }
}

const asArguments = (value: unknown): unknown[] => Object.values(value as object) as unknown[]

function asynchronous(files: OpenFiles): Record<string, Behaviour> {
  return {
    readFile: orCallback((file, options) => files.at(file).rest(encodingOf(options))),
    read: orCallback((fd, ...args) => fillOne(files.at(fd), args), asArguments),
    readv: orCallback(
      (fd, buffers, position) => fillAll(files.at(fd), buffers as Uint8Array[], position),
      asArguments,
    ),
    write: orCallback((_fd, ...args) => writtenOfOne(args), asArguments),
    writev: orCallback((_fd, buffers) => writtenOfAll(buffers as Uint8Array[]), asArguments),
    close: orCallback(
      () => undefined,
      () => [],
    ),
    writeFile: orCallback(
      () => undefined,
      () => [],
    ),
    appendFile: orCallback(
      () => undefined,
      () => [],
    ),
  }
}

/** The functions as mocks, each a member of `owner`. */
export function mockFunctions({ synchronous, asynchronous }: FileFunctions): Record<string, object> {
  const mocks: Record<string, object> = {}
  for (const [name, behaviour] of Object.entries(synchronous))
    mocks[name] = new MagicMock(answeringOptions(() => mocks[name] as object, behaviour))
  for (const [name, behaviour] of Object.entries(asynchronous))
    mocks[name] = new AsyncMock(answeringOptions(() => mocks[name] as object, behaviour))
  return mocks
}

function answeringOptions(
  mockOf: () => object,
  behaviour: Behaviour,
): { returnValue: undefined; sideEffect: Behaviour } {
  return { returnValue: undefined, sideEffect: answering(mockOf, behaviour) }
}
