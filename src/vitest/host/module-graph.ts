import { builtin } from '../../internal/index.ts'
import { workerState, type LoadedModule } from './worker.ts'

/** The loaded module of that path; see `Host.findModule`. */
export function loadedModule(path: string, importer: string | undefined): object | 'external' | undefined {
  const modules = [...(workerState().evaluatedModules?.idToModuleMap?.values() ?? [])]
  const files = candidateFiles(path, importer)
  const found =
    modules.find(module => files.some(file => isFile(module, file))) ??
    modules.find(module => module.meta?.externalize?.includes(`/node_modules/${path}/`))
  if (!found) return undefined
  if (found.meta?.externalize) return 'external'
  return found.exports
}

/** See `Host.nameOfModule`. */
export function nameOfModule(namespace: object): string | undefined {
  const { evaluatedModules, config } = workerState()
  for (const { file, exports } of evaluatedModules?.idToModuleMap?.values() ?? [])
    if (exports === namespace && file) return fromRoot(slashes(file), config?.root)
  return undefined
}

function fromRoot(file: string, root: string | undefined): string {
  const folder = root === undefined ? '' : `${slashes(root).replace(/\/$/, '')}/`
  return file.startsWith(folder) ? file.slice(folder.length) : file
}

/** The absolute paths that a path may mean. */
function candidateFiles(path: string, importer: string | undefined): string[] {
  const paths = builtin('node:path')
  const urls = builtin('node:url')
  const root = workerState().config?.root
  if (!paths || !urls) return []
  if (path.startsWith('file:')) return [slashes(urls.fileURLToPath(path))]
  if (path.startsWith('.')) return importer ? [slashes(paths.resolve(paths.dirname(importer), path))] : []
  const inRoot = root ? [slashes(paths.join(root, path))] : []
  return paths.isAbsolute(path) ? [slashes(path), ...inRoot] : inRoot
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/')
}

/** Whether the module is that file; the extension may be left out, be the one of the built file, or `/index` be left out. */
function isFile(module: LoadedModule, file: string): boolean {
  if (!module.file) return false
  const given = slashes(module.file)
  const bare = given.replace(/\.\w+$/, '')
  return given === file || bare === file || bare === `${file}/index` || isBuiltAs(given, file)
}

/** TypeScript code imports `./service.js` and means `./service.ts`. */
function isBuiltAs(given: string, file: string): boolean {
  return /\.[cm]?js$/.test(file) && given === file.replace(/js$/, 'ts')
}
