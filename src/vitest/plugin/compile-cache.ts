import { builtin, keptFolder, replaceFile } from '../../internal/index.ts'
import { compileCache, workerMark } from './keep-compiled.ts'
import { keepCompiledFile } from './own-files.ts'

/** What is used of a project of Vitest's, and of the whole run. */
export interface CompilingProject {
  readonly vitest: { readonly config: { readonly coverage?: { readonly enabled?: boolean } } }
  readonly project: { readonly config: { readonly root: string; readonly execArgv?: string[] } }
}

/**
 * Has the workers of a project keep V8's compiled code, of Vitest and of packages, in a folder of its own under
 * `node_modules/.cache`. Nothing is kept under coverage, whose counts want the positions that kept code lacks.
 */
export function cacheCompiledCode({ vitest, project }: CompilingProject): void {
  const { root, execArgv } = project.config
  if (!compileCache?.enableCompileCache || vitest.config.coverage?.enabled === true || !execArgv) return
  const file = placedFile(root)
  if (file === undefined) return
  builtin('node:worker_threads')?.setEnvironmentData(workerMark, true)
  execArgv.push('--require', file)
}

/** The file that workers load, in the folder that it keeps code in. None where there is no such folder, or nobody may write to it. */
function placedFile(root: string): string | undefined {
  const [fs, path] = [builtin('node:fs')!, builtin('node:path')!]
  const folder = keptFolder(root)
  if (folder === undefined) return undefined
  const file = path.join(folder, 'keep-compiled.cjs')
  try {
    const text = fs.readFileSync(keepCompiledFile(), 'utf8')
    if (!fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text) replaceFile(file, text)
    return file
  } catch {
    // A folder that is not to be written to: tests run as they do without a cache.
    return undefined
  }
}
