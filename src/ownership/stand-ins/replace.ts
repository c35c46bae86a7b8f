import { originals, replacements } from '../../internal/index.ts'
import { standingIn, type NodeFunction } from './stand-in.ts'

/** Replaces the method `target[key]` by what `make` returns for the original, once per process. */
export function replaceMethod<T extends object>(
  target: T,
  key: keyof T & string,
  make: (original: NodeFunction) => NodeFunction,
): void {
  replace(target, key, make)
}

/** Has `target[key]` ask for its stand-in: a function that needs no `this` but `target`, or a class, which has a capital. */
export function standInFor(target: object, key: string, name: string): void {
  replace(target, key, original =>
    /^[A-Z]/.test(key) ? classStandingIn(name, original) : standingIn(name, original.bind(target)),
  )
}

/** Puts a replacement that was made already wherever else the original is reachable, such as in another global. */
export function adoptReplacement(target: object, key: string): void {
  const replacement = replacements.get(Reflect.get(target, key))
  const descriptor = Object.getOwnPropertyDescriptor(target, key)
  if (!replacement || !descriptor?.configurable) return
  // In the vm pools some names of the global are accessors, or read-only.
  Object.defineProperty(target, key, {
    value: replacement,
    configurable: true,
    enumerable: descriptor.enumerable === true,
    writable: true,
  })
}

/** `instanceof` and subclasses work as before. */
function classStandingIn(name: string, original: NodeFunction): NodeFunction {
  const replacement = new Proxy(original, {
    construct(cls, args, newTarget) {
      const construct = (): object =>
        Reflect.construct(cls, args, newTarget === replacement ? cls : newTarget)
      return standingIn(name, construct)() as object
    },
  })
  return replacement
}

/** The replacement looks like the original: same name, length and own properties (`setTimeout[util.promisify.custom]`). */
function replace(target: object, key: string, make: (original: NodeFunction) => NodeFunction): void {
  const original: NodeFunction | undefined = Reflect.get(target, key)
  if (typeof original !== 'function' || originals.has(original)) return
  const { prototype: _, ...properties }: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(original)
  const replacement = Object.defineProperties(make(original), properties)
  replacements.set(original, replacement)
  originals.set(replacement, original)
  Object.assign(target, { [key]: replacement })
}
