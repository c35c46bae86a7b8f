import { AsyncMock, MagicMock, type NonCallableMagicMock } from '../classes/index.ts'
import type { AnyFunction } from '../../decorators/index.ts'
import { answering, type Configurable, orCallback } from './answering.ts'
import { encodingOf, type OpenFiles } from './open-files.ts'
import { readStream, writeStream } from './streams.ts'
import { fillAll, fillOne, writtenOfAll, writtenOfOne } from './transfer.ts'

/** What the functions of `node:fs` and `node:fs/promises` do, by name. */
export interface FileFunctions {
  readonly synchronous: Readonly<Record<string, AnyFunction>>
  /** With a callback, or as those of `node:fs/promises`. */
  readonly asynchronous: Readonly<Record<string, AnyFunction>>
}

/** @param handle the mocked handle, into which streams write */
export function fileFunctions(files: OpenFiles, handle: NonCallableMagicMock): FileFunctions {
  return { synchronous: synchronousFunctions(files, handle), asynchronous: asynchronousFunctions(files) }
}

function synchronousFunctions(files: OpenFiles, handle: NonCallableMagicMock): Record<string, AnyFunction> {
  const write = (chunk: unknown): void => void handle['write'](chunk)
  return {
    readFileSync: (file, options) => files.at(file).rest(encodingOf(options)),
    openSync: () => files.openDescriptor(),
    readSync: (fd, ...args) => fillOne(files.at(fd), args).bytesRead,
    readvSync: (fd: unknown, buffers: Uint8Array[], position: unknown) =>
      fillAll(files.at(fd), buffers, position).bytesRead,
    writeSync: (_fd, ...args) => writtenOfOne(args).bytesWritten,
    writevSync: (_fd: unknown, buffers: Uint8Array[]) => writtenOfAll(buffers).bytesWritten,
    closeSync: () => undefined,
    writeFileSync: () => undefined,
    appendFileSync: () => undefined,
    createReadStream: (path, options) => readStream(files.fresh(), path, files.openDescriptor(), options),
    createWriteStream: path => writeStream(write, path, files.openDescriptor()),
  }
}

const asArguments = (value: object): unknown[] => Object.values(value)

function asynchronousFunctions(files: OpenFiles): Record<string, AnyFunction> {
  return {
    readFile: orCallback((file, options) => files.at(file).rest(encodingOf(options))),
    read: orCallback((fd, ...args) => fillOne(files.at(fd), args), asArguments),
    readv: orCallback(
      (fd: unknown, buffers: Uint8Array[], position: unknown) => fillAll(files.at(fd), buffers, position),
      asArguments,
    ),
    write: orCallback((_fd, ...args) => writtenOfOne(args), asArguments),
    writev: orCallback((_fd: unknown, buffers: Uint8Array[]) => writtenOfAll(buffers), asArguments),
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
  for (const [name, behaviour] of Object.entries(synchronous)) {
    const mock: Configurable = new MagicMock(answeringOptions(() => mock, behaviour))
    mocks[name] = mock
  }
  for (const [name, behaviour] of Object.entries(asynchronous)) {
    const mock: Configurable = new AsyncMock(answeringOptions(() => mock, behaviour))
    mocks[name] = mock
  }
  return mocks
}

function answeringOptions(
  mockOf: () => Configurable,
  behaviour: AnyFunction,
): { returnValue: undefined; sideEffect: AnyFunction } {
  return { returnValue: undefined, sideEffect: answering(mockOf, behaviour) }
}
