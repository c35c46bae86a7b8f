import { builtin, isProcessGlobal } from './platform.ts'

/** Code that has a file of its own in `dist`, and is loaded when it is first used. */
export interface Later<Exports> {
  /** Loads it, where there is time to wait. */
  load(): Promise<Exports>
  /** What it exports, at once. From the collection of the test file on. */
  now(): Exports
}

// state of this copy: the code that this copy may load
const all: Later<unknown>[] = []

/**
 * Declares code that is wanted at once when it is first wanted, and by few test files: its own file in `dist` is loaded
 * then. (What can be waited for is written `await import('../folder/index.ts')`, without this.)
 * @param file the file in `dist`, by the name of the folder whose index it is
 */
export function later<Exports>(file: string, load: () => Promise<Exports>): Later<Exports> {
  let loaded: Exports | undefined
  const room: Later<Exports> = {
    load: async () => (loaded ??= await load()),
    now: () => (loaded ??= required(`./${file}.js`) as Exports),
  }
  all.push(room)
  return room
}

/** Loads, before a file's tests, all that could not be loaded at once later on. */
export async function loadWhatCannotWait(): Promise<void> {
  if (!canRequire()) await Promise.all(all.map(room => room.load()))
}

function required(file: string): unknown {
  return builtin('node:module')!.createRequire(import.meta.url)(file)
}

/**
 * Whether `require` gives the very modules that `import` gave: in Node that has it for ES modules, and where it was Node
 * that loaded this one, in the process's own global. It is not in browsers, the vm pools and where Vite has inlined the library.
 */
function canRequire(): boolean {
  const isInlined = 'env' in import.meta
  const hasRequire = (globalThis.process?.features as { require_module?: boolean } | undefined)
    ?.require_module
  return hasRequire === true && !isInlined && isProcessGlobal()
}
