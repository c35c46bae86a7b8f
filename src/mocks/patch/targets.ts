import { PatchTargetError, ExternalModuleError, ModuleNotLoadedError } from '../../errors/index.ts'
import { showValue, getHost, isReference } from '../../internal/index.ts'
import { findBuiltinModule } from './builtin-modules.ts'
import { hasProperty } from './property.ts'
import { isPropertyKey, refuseForbiddenKeys, splitPath, walk } from './walk.ts'

/** What a patch changes; found anew each time it starts, since modules and the objects in them may be other ones by then. */
export interface Target {
  readonly object: object
  readonly key: PropertyKey
}

export type FindTarget = () => Target

function checkKey(maker: string, key: unknown): void {
  if (!isPropertyKey(key))
    throw new PatchTargetError(`${maker} needs the name of what to patch, got ${showValue(key)}.`)
  if (key === '') throw new PatchTargetError(`${maker} needs the name of what to patch, got an empty string.`)
  if (key === '__proto__') refuseForbiddenKeys([key], key)
}

/** The target of `patch.object`. Semantics: CPython's, where a string as the object is a `TypeError` when it is made. */
export function targetOfObject(target: unknown, key: PropertyKey): FindTarget {
  if (!isReference(target))
    throw new PatchTargetError(
      `${showValue(target)} must be the actual object to be patched, not a ${target === null ? 'null' : typeof target}. ` +
        `To patch an export of a module by its path, use patch(path, name).`,
    )
  checkKey('patch.object', key)
  return () => ({ object: target, key })
}

/** The target of `patch`: an export of a module, given by its namespace or path; `Service.load` walks into the export. */
export function exportTarget(module: unknown, name: PropertyKey, importer: string | undefined): FindTarget {
  if (!isReference(module) && (typeof module !== 'string' || module === ''))
    throw new PatchTargetError(
      `patch needs a module's namespace or path to patch, got ${showValue(module)}. Write patch(namespace, 'name') or patch('./module.ts', 'name').`,
    )
  checkKey('patch', name)
  const keys = typeof name === 'string' ? splitPath(name) : []
  return () => {
    const object = isReference(module) ? module : loadedModule(module, importer, name)
    const key = keys.at(-1)
    if (key === undefined || keys.length < 2 || hasProperty(object, name)) return { object, key: name }
    return { object: walk(object, keys.slice(0, -1), String(name)), key }
  }
}

/** The object that `patch.multiple` or `patch.dict` was given, or that its name stands for. */
export function namedObject(maker: string, target: unknown, importer: string | undefined): () => object {
  if (isReference(target)) return () => target
  if (typeof target !== 'string' || target === '')
    throw new PatchTargetError(
      `${maker} needs an object, or a name such as 'process.env' or './settings.ts:defaults', got ${showValue(target)}.`,
    )
  return objectByName(target, importer)
}

/** `process.env` starts at the global object; `./settings.ts` is a module, `./settings.ts:defaults.http` an object in it. */
function objectByName(name: string, importer: string | undefined): () => object {
  const inModule = /^(.+):([\p{ID_Start}$_][^:/\\]*)$/u.exec(name)
  if (inModule && inModule[1] !== 'node') {
    const [, path = '', attributes = ''] = inModule
    const keys = splitPath(attributes)
    return () => walk(loadedModule(path, importer, attributes), keys, name)
  }
  if (/[/\\:]/.test(name) || findBuiltinModule(name)) return () => loadedModule(name, importer, name)
  const keys = splitPath(name)
  return () => walk(globalThis, keys, name)
}

/**
 * The module of that path: a Node built-in, or one that is loaded in Vitest's module graph.
 *
 * @param importer the file that relative paths start from
 * @param key what is to be patched, for the error text
 */
export function loadedModule(path: string, importer: string | undefined, key: PropertyKey): object {
  const builtinModule = findBuiltinModule(path)
  if (builtinModule) return builtinModule
  const found = getHost().findModule(path, importer)
  if (found === 'external') throw new ExternalModuleError(`'${path}'`, key)
  if (!found) throw new ModuleNotLoadedError(path)
  return found
}
