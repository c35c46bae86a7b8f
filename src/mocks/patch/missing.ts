import { didYouMean, getHost, safely } from '../../internal/index.ts'
import { isClass, isNamespace, shapeOf } from '../shape/index.ts'
import { nameOfBuiltin } from './builtin-modules.ts'
import { describeTarget } from './describe-target.ts'

/** How an error about a missing name says where it was looked for: a module by its name, which takes a search. */
export function describePlace(target: unknown): string {
  if (target === globalThis) return 'the global object'
  const module = nameOfModule(target)
  return module === undefined ? describeTarget(target) : `the module '${module}'`
}

function nameOfModule(target: unknown): string | undefined {
  if (typeof target !== 'object' || target === null) return undefined
  // `process` and `console` are modules too, but known by their own names.
  if (!isNamespace(target)) return isGlobal(target) ? undefined : nameOfBuiltin(target)
  return nameOfBuiltin(Reflect.get(target, 'default')) ?? getHost().nameOfModule?.(target)
}

function isGlobal(target: object): boolean {
  return ['process', 'console'].some(name => Reflect.get(globalThis, name) === target)
}

/** What is most likely meant by a name that `target` does not have, as a sentence after a space, or `''`. */
export function meantInstead(target: unknown, key: PropertyKey): string {
  // A proxy may throw when it is asked for its names: that is not what the error is about.
  return safely(() => {
    if (isClass(target) && Reflect.has(Object(target.prototype), key))
      return ` Its instances have it: patch ${target.name || 'its'}.prototype.`
    const names = shapeOf(target).spec?.keys() ?? []
    return didYouMean(
      key,
      names.filter(name => typeof name === 'string'),
    )
  }, '')
}
