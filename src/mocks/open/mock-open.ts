import { MockOpenPlaceError } from '../../errors/index.ts'
import type { AnyFunction } from '../../decorators/index.ts'
import { MagicMock } from '../classes/index.ts'
import type * as types from '../types/index.ts'
import { guardClosedOptions, keepAsMade } from '../engine/index.ts'
import { whenPlaced } from '../patch/index.ts'
import { orCallback } from './answering.ts'
import { bufferClass, OpenFiles } from './open-files.ts'
import { fileFunctions, mockFunctions, type FileFunctions } from './functions.ts'
import { makeHandle } from './handle.ts'

type Fs = typeof import('node:fs')
type FsPromises = typeof import('node:fs/promises')

type SynchronousName =
  | 'readFileSync'
  | 'openSync'
  | 'readSync'
  | 'readvSync'
  | 'writeSync'
  | 'writevSync'
  | 'closeSync'
  | 'writeFileSync'
  | 'appendFileSync'
  | 'createReadStream'
  | 'createWriteStream'

/** What `mockOpen` returns: `open`, and the other functions as its members. */
export type MockOpen = types.MagicMock<FsPromises['open']> & {
  readonly [Name in SynchronousName]: types.MagicMock<Fs[Name]>
} & {
  readonly [Name in 'readFile' | 'writeFile' | 'appendFile']: types.AsyncMock<FsPromises[Name]>
} & {
  readonly [Name in 'read' | 'readv' | 'write' | 'writev' | 'close']: types.AsyncMock<
    Fs[Name]['__promisify__']
  >
}

/** Options of `mockOpen`. Semantics: the arguments of `unittest.mock.mock_open`. */
export interface MockOpenOptions {
  /** What reading gives: text, encoded as UTF-8, or bytes. Nothing by default. */
  readData?: string | Uint8Array
  /** The mock to configure, instead of a new one. */
  mock?: object
}

/**
 * A mock that stands in for the reading and writing functions of `node:fs` and `node:fs/promises`. It is itself `open`,
 * and has the others as members, with and without callbacks; `patch` lets it act as the function whose name it replaces.
 * What is opened is one mocked `FileHandle`, its `returnValue`; each opening starts at the beginning of the data.
 * Semantics: CPython's `mock_open`, with Node's functions.
 *
 * @throws {NeedsNodeError} in a browser
 */
export function mockOpen(options: MockOpenOptions = {}): MockOpen {
  guardClosedOptions(options, ['readData', 'mock'])
  const { readData = '', mock: given } = options
  bufferClass()
  const files = new OpenFiles(readData)
  const handle = makeHandle(files)
  const mock = (given ?? new MagicMock({ name: 'open' })) as MagicMock
  mock.returnValue = handle
  const open = openWith(
    () => {
      files.reopen()
      return mock.returnValue
    },
    orCallback(() => (mock.returnValue === handle ? files.openDescriptor() : mock.returnValue)),
  )
  const functions = fileFunctions(files, handle)
  Object.assign(mock, mockFunctions(functions))
  mock.sideEffect = actingByPlace(mock, functions, promised(open))
  for (const behaviour of ['returnValue', 'sideEffect']) keepAsMade(mock, behaviour, mock[behaviour])
  return mock as object as MockOpen
}

/** `open` itself is a MagicMock, since it also acts as functions that return no promise. */
function promised(behaviour: AnyFunction): AnyFunction {
  return (...args: unknown[]) =>
    typeof args.at(-1) === 'function' ? void behaviour(...args) : Promise.resolve(behaviour(...args))
}

/** That of `node:fs/promises` gives a handle, that of `node:fs` tells its callback a descriptor. */
function openWith(openHandle: AnyFunction, openDescriptor: AnyFunction): AnyFunction {
  return (...args: unknown[]) =>
    typeof args.at(-1) === 'function' ? openDescriptor(...args) : openHandle(...args)
}

/** Acts as the function in whose place `patch` has put the mock; as `open` when it was put nowhere. */
function actingByPlace(mock: object, functions: FileFunctions, open: AnyFunction): AnyFunction {
  const places: string[] = []
  whenPlaced(mock, key => {
    const name = String(key)
    const other = places.find(place => place !== name)
    if (other !== undefined) throw new MockOpenPlaceError(other, name)
    places.push(name)
    return () => void places.splice(places.indexOf(name), 1)
  })
  return (...args: unknown[]) => {
    const place = places.at(-1) ?? 'open'
    const synchronous = functions.synchronous[place]
    if (synchronous) return synchronous(...args)
    const asynchronous = functions.asynchronous[place]
    return asynchronous ? promised(asynchronous)(...args) : open(...args)
  }
}
