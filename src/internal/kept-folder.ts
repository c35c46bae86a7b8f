import { builtin } from './platform.ts'

/** What the plugin provides to workers of a project that does not want compiled code to be kept. */
export const keepsNothing = 'vitest-async-case.keepsNothing'

/** Where code that V8 has compiled is kept for the tests of a project: below the nearest `node_modules`, if there is one. */
export function keptFolder(root: string): string | undefined {
  const [fs, path] = [builtin('node:fs')!, builtin('node:path')!]
  for (let folder = root; ; folder = path.dirname(folder)) {
    const modules = path.join(folder, 'node_modules')
    if (fs.existsSync(modules)) return path.join(modules, '.cache/vitest-async-case')
    if (folder === path.dirname(folder)) return undefined
  }
}

/** Writes a file at once, and its folder: other workers may be reading it. */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const [fs, path] = [builtin('node:fs')!, builtin('node:path')!]
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const written = `${file}.${process.pid}.${builtin('node:worker_threads')!.threadId}`
  fs.writeFileSync(written, content)
  fs.renameSync(written, file)
}

type Exports = Readonly<Record<string, unknown>>

export interface MainState {
  exports?: Exports
  /** Keeps what V8 has compiled of the main entry, if that is wanted. To be called when tests have run. */
  keep?: () => void
}

/**
 * What the main entry has made. It may be loaded by two files, that of Node and that of browsers, and is made once; what is
 * loaded later takes its exports from here.
 */
// state of this copy: what its main entry exports, whichever file was asked for it
export const main: MainState = {}
