import { noteOriginal, originalOf, sharedByProcess } from '../../internal/index.ts'
import { standingIn, type NodeFunction } from './stand-in.ts'

// From original to replacement: the vm pools make many globals in one process, and each copies the originals.
const replacements = sharedByProcess('replacements', () => new WeakMap<object, object>())

/**
 * Replaces `target[key]` by what `make` returns for the original, once per process. The replacement looks like the
 * original: same name, length and own properties (`setTimeout[util.promisify.custom]`).
 */
export function replaceMethod<T extends object>(
  target: T,
  key: keyof T & string,
  make: (original: NodeFunction) => NodeFunction,
): void {
  replace(target, key, original => looksLike(original, make(original)))
}

/** Has `target[key]` ask for its stand-in: a function that needs no `this` but `target`, or a class, which has a capital. */
export function standInFor(target: object, key: string, name: string): void {
  replace(target, key, original =>
    /^[A-Z]/.test(key)
      ? classStandingIn(name, original)
      : looksLike(original, standingIn(name, original.bind(target))),
  )
}

/** Puts a replacement that was made already wherever else the original is reachable, such as in another global. */
export function adoptReplacement(target: object, key: string): void {
  const original: unknown = Reflect.get(target, key)
  const replacement = isFunction(original) && replacements.get(original)
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
function classStandingIn(name: string, original: NodeFunction): object {
  const replacement = new Proxy(original, {
    construct(cls, args, newTarget) {
      const construct = (): object =>
        Reflect.construct(cls, args, newTarget === replacement ? cls : newTarget)
      return standingIn(name, construct)() as object
    },
  })
  return replacement
}

function looksLike(original: NodeFunction, replacement: NodeFunction): NodeFunction {
  const { prototype: _, ...own } = Object.getOwnPropertyDescriptors<PropertyDescriptorMap | NodeFunction>(
    original,
  )
  return Object.defineProperties(replacement, own)
}

function replace(target: object, key: string, make: (original: NodeFunction) => object): void {
  const original: unknown = Reflect.get(target, key)
  if (!isFunction(original) || originalOf(original) !== original) return
  const replacement = make(original)
  replacements.set(original, replacement)
  noteOriginal(replacement, original)
  Object.assign(target, { [key]: replacement })
}

function isFunction(value: unknown): value is NodeFunction {
  return typeof value === 'function'
}
