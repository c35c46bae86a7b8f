import { ExternalModuleError } from '../../errors/index.ts'
import { isNamespace } from '../shape/index.ts'
import { isBuiltinModule, publishBuiltin } from './builtin-modules.ts'
import { shared } from '../../internal/index.ts'

/** Where a property is replaced so that everybody sees it. */
export interface Place {
  readonly holder: object
  /** Makes a change visible to those who imported it by name. */
  publish(): void
}

const seenAtOnce = (): void => undefined

/**
 * The place to patch for a target. A module that Vitest transformed has configurable exports, which all importers read.
 * The namespace of a Node built-in is fixed, but follows the module object behind it.
 *
 * @throws {ExternalModuleError} for the namespace of any other module that Vitest does not transform
 */
export function placeOf(target: object, key: PropertyKey): Place {
  if (isNamespace(target) && !Object.isExtensible(target)) return placeOfFixedNamespace(target, key)
  return isBuiltinModule(target) ? placeInBuiltin(target, key) : { holder: target, publish: seenAtOnce }
}

function placeInBuiltin(module: object, key: PropertyKey): Place {
  return { holder: module, publish: () => publishBuiltin(module, key) }
}

function placeOfFixedNamespace(target: object, key: PropertyKey): Place {
  const { default: module } = target as { readonly default?: unknown }
  if (isBuiltinModule(module)) return placeInBuiltin(module, key)
  throw new ExternalModuleError('this module', key)
}

type Listener = (key: PropertyKey) => () => void

const listeners = shared('patch.placement', () => new WeakMap<object, Listener>())

/** Tells a replacement under which name it is placed, and, by the function that `listener` returns, when it is no more. */
export function whenPlaced(replacement: object, listener: Listener): void {
  listeners.set(replacement, listener)
}

export function announcePlacement(replacement: unknown, key: PropertyKey): (() => void) | undefined {
  const isObject =
    (typeof replacement === 'object' && replacement !== null) || typeof replacement === 'function'
  return isObject ? listeners.get(replacement)?.(key) : undefined
}
