import { isClass, isNamespace } from '../shape/index.ts'

/** How error messages name what is patched: `class Service`, `Service.prototype`, `a Service`, `the module`. */
export function describeTarget(target: unknown): string {
  if (typeof target === 'function')
    return `${isClass(target) ? 'class' : 'function'} ${target.name || '(anonymous)'}`
  if (typeof target !== 'object' || target === null) return String(target)
  if (isNamespace(target)) return 'the module namespace'
  const made = Reflect.getOwnPropertyDescriptor(target, 'constructor')?.value as unknown
  if (typeof made === 'function' && made.prototype === target) return `${made.name}.prototype`
  const prototype = Reflect.getPrototypeOf(target)
  if (prototype === null) return 'an object'
  const name = (prototype.constructor as Function | undefined)?.name
  return name && name !== 'Object' ? `an instance of ${name}` : 'the object'
}
