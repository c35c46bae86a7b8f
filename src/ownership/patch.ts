import { sharedByProcess } from '../internal/index.ts'

type Callable = (...args: never[]) => unknown

// From original to replacement: the vm pools make many globals in one process, and each copies the originals.
const replacements = sharedByProcess('replacements', () => new WeakMap<object, object>())
const originals = sharedByProcess('originals', () => new WeakMap<object, object>())

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

/** As `replaceMethod` for a class: `onMade` sees each instance; `instanceof` and subclasses work as before. */
export function replaceClass<T extends object>(
  target: T,
  name: keyof T,
  onMade: (instance: object) => void,
): void {
  replace(target, name, original => {
    const replacement: object = new Proxy(original as new () => object, {
      construct(cls, args, newTarget) {
        const instance = Reflect.construct(cls, args, newTarget === replacement ? cls : newTarget) as object
        onMade(instance)
        return instance
      },
    })
    return replacement
  })
}

/** Puts a replacement that was made already wherever else the original is reachable, such as in another global. */
export function adoptReplacement(target: object, name: string): void {
  const holder = target as Record<string, object | undefined>
  const replacement = replacements.get(holder[name] ?? {})
  const descriptor = Object.getOwnPropertyDescriptor(holder, name)
  if (!replacement || !descriptor?.configurable) return
  // In the vm pools some names of the global are accessors, or read-only.
  Object.defineProperty(holder, name, {
    value: replacement,
    configurable: true,
    enumerable: descriptor.enumerable === true,
    writable: true,
  })
}

function replace<T extends object>(target: T, name: keyof T, make: (original: object) => object): void {
  const original = target[name]
  if (typeof original !== 'function' || originals.has(original)) return
  const replacement = make(original)
  replacements.set(original, replacement)
  originals.set(replacement, original)
  target[name] = replacement as T[keyof T]
}
