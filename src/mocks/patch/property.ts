import { NotReplacedError, ReadOnlyPropertyError } from '../../errors/index.ts'
import { describeTarget } from './describe-target.ts'
import { addLayer, removeLayer } from './layers.ts'

/** Whether the property is there to be replaced: its own, inherited, or only answered by a proxy's `get`. */
export function hasProperty(holder: object, key: PropertyKey): boolean {
  return Reflect.has(holder, key) || Reflect.get(holder, key) !== undefined
}

/**
 * The value that a replacement would stand in for. A getter on a class's prototype is not run, as CPython does not run
 * a class's property: without an instance it has nothing to read.
 */
export function readOriginal(holder: object, key: PropertyKey): unknown {
  const own = Reflect.getOwnPropertyDescriptor(holder, key)
  if (own?.get && isClassPrototype(holder)) return undefined
  return Reflect.get(holder, key)
}

function isClassPrototype(holder: object): boolean {
  const made: unknown = Reflect.getOwnPropertyDescriptor(holder, 'constructor')?.value
  return typeof made === 'function' && made.prototype === holder
}

function inheritedDescriptor(holder: object, key: PropertyKey): PropertyDescriptor | undefined {
  for (let object = Reflect.getPrototypeOf(holder); object; object = Reflect.getPrototypeOf(object)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(object, key)
    if (descriptor) return descriptor
  }
  return undefined
}

/** What stood there: a descriptor of its own, or nothing, where a proxy may still have answered with `answered`. */
interface Before {
  readonly own: PropertyDescriptor | undefined
  readonly answered: { readonly value: unknown } | undefined
}

/**
 * Replaces a property by whole descriptors and returns the function that puts back what was there.
 * A setter is never run and a getter is replaced, not called.
 */
export function replaceProperty(
  holder: object,
  key: PropertyKey,
  replacement: PropertyDescriptor,
): () => void {
  const before = save(holder, key)
  write(holder, key, before, replacement)
  const layer = addLayer(holder, key, () => putBack(holder, key, before))
  return () => removeLayer(holder, key, layer)
}

function save(holder: object, key: PropertyKey): Before {
  const own = Reflect.getOwnPropertyDescriptor(holder, key)
  if (own || inheritedDescriptor(holder, key)) return { own, answered: undefined }
  const value: unknown = Reflect.get(holder, key)
  // A mock makes its child when it is read, and has it from then on.
  const made = Reflect.getOwnPropertyDescriptor(holder, key)
  return { own: made, answered: made || value === undefined ? undefined : { value } }
}

function write(holder: object, key: PropertyKey, before: Before, replacement: PropertyDescriptor): void {
  const { own, answered } = before
  const enumerable = (own ?? inheritedDescriptor(holder, key))?.enumerable ?? true
  const descriptor: PropertyDescriptor =
    own && !own.configurable
      ? { value: replacement.value }
      : { ...replacement, enumerable, configurable: true }
  const fits = !own || own.configurable || (own.writable && !replacement.get && !replacement.set)
  if (!fits || !Reflect.defineProperty(holder, key, descriptor))
    throw new ReadOnlyPropertyError(describeTarget(holder), key, Object.isExtensible(holder))
  // A proxy that answers from elsewhere accepts the property and goes on answering as before.
  const shown: unknown = answered && Reflect.get(holder, key)
  if (answered && shown === answered.value && shown !== replacement.value) {
    putBack(holder, key, before)
    throw new NotReplacedError(describeTarget(holder), key)
  }
}

function putBack(holder: object, key: PropertyKey, { own, answered }: Before): void {
  if (own) {
    const back = own.configurable ? own : { value: own.value }
    if (!Reflect.defineProperty(holder, key, back))
      throw new ReadOnlyPropertyError(describeTarget(holder), key, Object.isExtensible(holder))
    return
  }
  Reflect.deleteProperty(holder, key)
  // A proxy that forwards writes and deletions has lost what it answered with.
  if (answered && Reflect.get(holder, key) !== answered.value) Reflect.set(holder, key, answered.value)
}
