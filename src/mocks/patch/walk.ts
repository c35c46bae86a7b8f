import { isReference } from '../../internal/index.ts'
import { AttributeError, ForbiddenPathError } from '../../errors/index.ts'
import { forbiddenKeyIn } from '../values/index.ts'
import { describePlace, meantInstead } from './missing.ts'

/** Whether a value is what properties are named by. */
export function isPropertyKey(value: unknown): value is PropertyKey {
  return typeof value === 'string' || typeof value === 'symbol' || typeof value === 'number'
}

/** Refuses the keys that lead from any object to what all objects share. `path` is what the caller wrote. */
export function refuseForbiddenKeys(keys: Iterable<PropertyKey>, path: string): void {
  const key = forbiddenKeyIn(keys)
  if (key === undefined) return
  throw new ForbiddenPathError(
    `'${path}' goes through '${String(key)}', which all objects share. Patch the object itself with patch.object.`,
  )
}

export function splitPath(path: string): string[] {
  const keys = path.split('.')
  refuseForbiddenKeys(keys, path)
  return keys
}

/** Follows the keys from `start`. A key that is missing, or a value that has no keys, is an `AttributeError`. */
export function walk(start: object, keys: readonly string[], path: string): object {
  let value: unknown = start
  for (const key of keys) {
    const next: unknown = Reflect.get(Object(value), key)
    if (next === undefined || next === null) {
      const hint = meantInstead(value, key)
      throw new AttributeError(`'${path}' leads nowhere: ${describePlace(value)} has no '${key}'.${hint}`)
    }
    value = next
  }
  if (!isReference(value))
    throw new AttributeError(`'${path}' is a ${typeof value}: it has no attributes to patch.`)
  return value
}
