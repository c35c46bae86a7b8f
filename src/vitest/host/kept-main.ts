import {
  builtin,
  isProcessGlobal,
  keepsNothing,
  keptFolder,
  replaceFile,
  type MainState,
} from '../../internal/index.ts'
import { workerState } from './worker.ts'

/** The code of the main entry: takes what it imports, returns what it exports. */
type Code = (...imports: unknown[]) => Readonly<Record<string, unknown>>

/** What stands before the function in its file, an ES module. The rest is a script whose value is the function. */
const exported = 'export default '

/**
 * The function that makes the main entry, from the code that V8 has kept of it, where there is some: to compile it is half
 * of what it costs a test file. Names and lines are those of its file.
 * @param stamp of the text: V8 compares its length only
 * @param main hears what is to be done when tests have run; of the entry's copy, since this file is bundled by itself
 */
export function keptMain(address: URL, stamp: string, main: MainState): Code {
  const text = textOfEntry(address)
  // A script runs in the process's own global.
  return isProcessGlobal()
    ? compiled(address, text, keptFile(address, stamp), main)
    : evaluated(address, text)
}

function evaluated(address: URL, text: string): Code {
  // oxlint-disable-next-line no-eval -- a file of this package, in the global that runs this code
  return (0, eval)(`${text}\n//# sourceURL=${address.href}`) as Code
}

function compiled(address: URL, text: string, file: string | undefined, main: MainState): Code {
  const cachedData = file === undefined ? undefined : keptIn(file)
  const { Script } = builtin('node:vm')!
  const script = new Script(text, { filename: address.href, columnOffset: exported.length, cachedData })
  if (file !== undefined && (!cachedData || script.cachedDataRejected))
    main.keep = () => keepIn(file, script.createCachedData())
  return script.runInThisContext() as Code
}

/** None where Node or the plugin was told so, under coverage, and where there is no `node_modules`. */
function keptFile({ href }: URL, stamp: string): string | undefined {
  const { config } = workerState()
  if (config?.root === undefined || isOff()) return undefined
  const folder = keptFolder(config.root)
  if (folder === undefined) return undefined
  const tag = builtin('node:v8')!.cachedDataVersionTag()
  return builtin('node:path')!.join(folder, `main-${stamp}-${tag}-${digest(href)}`)
}

/** With its code V8 keeps the file's name, by which stack lines are known as the library's: a copy elsewhere needs its own. */
function digest(text: string): string {
  let sum = 0
  for (let at = 0; at < text.length; at += 1) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0
  return (sum >>> 0).toString(36)
}

function isOff(): boolean {
  const { config, providedContext } = workerState()
  const isNodeTold = process.env['NODE_DISABLE_COMPILE_CACHE'] === '1'
  return isNodeTold || providedContext?.[keepsNothing] === true || config?.coverage?.enabled === true
}

/** In one piece: a part of a text keeps the whole of it, and a text that is put together of parts is copied. */
function textOfEntry(address: URL): string {
  const bytes = bytesIn(address, exported.length)
  return builtin('node:buffer')!.Buffer.from(bytes.buffer).toString('latin1')
}

function keptIn(file: string): Uint8Array | undefined {
  try {
    return bytesIn(file)
  } catch {
    // Not there yet.
    return undefined
  }
}

/**
 * What is in a file from there on, in shared memory: V8 counts other memory of a `Buffer` to a heap that has become so
 * large that it is to be collected, which for a megabyte that is let go at once would cost a small test file a fifth.
 */
function bytesIn(file: URL | string, from = 0): Uint8Array {
  const { closeSync, fstatSync, openSync, readSync } = builtin('node:fs')!
  const descriptor = openSync(file, 'r')
  try {
    const bytes = new Uint8Array(new SharedArrayBuffer(fstatSync(descriptor).size - from))
    for (let at = 0, read = 1; at < bytes.length && read > 0; at += read)
      read = readSync(descriptor, bytes, at, bytes.length - at, from + at)
    return bytes
  } finally {
    closeSync(descriptor)
  }
}

function keepIn(file: string, data: Uint8Array): void {
  try {
    replaceFile(file, data)
  } catch {
    // A folder that is not to be written to: the next worker compiles as this one did.
  }
}
