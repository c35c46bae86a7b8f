import { ExternalModuleError, ModuleNotLoadedError } from '../../errors/index.ts'
import { getHost } from '../../internal/index.ts'
import { findBuiltinModule } from './builtin-modules.ts'

/**
 * The module of that path: a Node built-in, or one that is loaded in Vitest's module graph.
 *
 * @param importer the file that relative paths start from
 * @param key what is to be patched, for the error text
 */
export function findModule(path: string, importer: string | undefined, key: PropertyKey): object {
  const builtinModule = findBuiltinModule(path)
  if (builtinModule) return builtinModule
  const found = getHost().findModule(path, importer)
  if (found === 'external') throw new ExternalModuleError(`'${path}'`, key)
  if (!found) throw new ModuleNotLoadedError(path)
  return found
}
