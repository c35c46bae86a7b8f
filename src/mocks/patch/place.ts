import { ExternalModuleError } from '../../errors/index.ts'
import { isNamespace } from '../shape/index.ts'
import { isBuiltinModule, publishBuiltin } from './builtin-modules.ts'
import { shared, isReference } from '../../internal/index.ts'

/** Where a property is replaced so that everybody sees it. */
export interface PatchPlace {
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
export function patchPlaceOf(target: object, key: PropertyKey): PatchPlace {
  if (isNamespace(target) && !Object.isExtensible(target)) return placeOfFixedNamespace(target, key)
  return isBuiltinModule(target) ? placeInBuiltin(target, key) : { holder: target, publish: seenAtOnce }
}

function placeInBuiltin(module: object, key: PropertyKey): PatchPlace {
  return { holder: module, publish: () => publishBuiltin(module, key) }
}

function placeOfFixedNamespace(target: object, key: PropertyKey): PatchPlace {
  const module: unknown = Reflect.get(target, 'default')
  if (isBuiltinModule(module)) return placeInBuiltin(module, key)
  throw new ExternalModuleError('this module', key)
}

type PlaceListener = (key: PropertyKey) => () => void

const placeListeners = shared('patch.placement', () => new WeakMap<object, PlaceListener>())

/** Tells a replacement under which name it is placed, and, by the function that `listener` returns, when it is no more. */
export function whenPlaced(replacement: object, listener: PlaceListener): void {
  placeListeners.set(replacement, listener)
}

export function announcePlacement(replacement: unknown, key: PropertyKey): (() => void) | undefined {
  return isReference(replacement) ? placeListeners.get(replacement)?.(key) : undefined
}
