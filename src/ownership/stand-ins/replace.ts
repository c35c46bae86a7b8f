import { originals, sharedByProcess } from '../../internal/index.ts'
import { standingIn, type Original, type StandInName } from './stand-in.ts'

// From original to replacement: the vm pools make many globals in one process, and each copies the originals.
const replacements = sharedByProcess('replacements', () => new WeakMap<object, object>())

type Callable = (...args: never[]) => unknown

/**
 * Replaces `target[name]` by what `make` returns for the original, once per process. The replacement looks like the
 * original: same name, length and own properties (`setTimeout[util.promisify.custom]`).
 */
export function replaceMethod<T extends object>(
  target: T,
  name: keyof T,
  make: (original: Callable) => Callable,
): void {
  replace(target, name, original => {
    const replacement = make(original as Callable)
    const { prototype: _, ...own } = Object.getOwnPropertyDescriptors(original) as Record<
      string,
      PropertyDescriptor
    >
    return Object.defineProperties(replacement, own)
  })
}

/** Has `target[key]`, a function that needs no `this` but `target`, ask for its stand-in. */
export function replaceFunction<T extends object>(target: T, key: keyof T, name: StandInName): void {
  replaceMethod(target, key, original => standingIn(name, original.bind(target) as Original))
}

/** As `replaceFunction` for a class: `instanceof` and subclasses work as before. */
export function replaceClass<T extends object>(target: T, key: keyof T, name: StandInName): void {
  replace(target, key, original => {
    const replacement: object = new Proxy(original as new () => object, {
      construct(cls, args, newTarget) {
        const construct = () =>
          Reflect.construct(cls, args, newTarget === replacement ? cls : newTarget) as object
        return standingIn(name, construct)() as object
      },
    })
    return replacement
  })
}

/** Puts a replacement that was made already wherever else the original is reachable, such as in another global. */
export function adoptReplacement(target: object, key: string): void {
  const holder = target as Record<string, object | undefined>
  const replacement = replacements.get(holder[key] ?? {})
  const descriptor = Object.getOwnPropertyDescriptor(holder, key)
  if (!replacement || !descriptor?.configurable) return
  // In the vm pools some names of the global are accessors, or read-only.
  Object.defineProperty(holder, key, {
    value: replacement,
    configurable: true,
    enumerable: descriptor.enumerable === true,
    writable: true,
  })
}

/** What a function of Node's was before it was replaced. */
export function originalOf<T extends object>(replacement: T): T {
  return (originals.get(replacement) as T | undefined) ?? replacement
}

function replace<T extends object>(target: T, key: keyof T, make: (original: object) => object): void {
  const original = target[key]
  if (typeof original !== 'function' || originals.has(original)) return
  const replacement = make(original)
  replacements.set(original, replacement)
  originals.set(replacement, original)
  target[key] = replacement as T[keyof T]
}
