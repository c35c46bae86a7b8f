import { isClass, isNamespace } from '../shape/index.ts'

/** How error messages name what is patched: `class Service`, `Service.prototype`, `a Service`, `the module`. */
export function describeTarget(target: unknown): string {
  if (typeof target === 'function')
    return `${isClass(target) ? 'class' : 'function'} ${target.name || '(anonymous)'}`
  if (typeof target !== 'object' || target === null) return String(target)
  if (isNamespace(target)) return 'the module namespace'
  const made: unknown = Reflect.getOwnPropertyDescriptor(target, 'constructor')?.value
  if (typeof made === 'function' && made.prototype === target) return `${made.name}.prototype`
  const prototype = Reflect.getPrototypeOf(target)
  if (prototype === null) return 'an object'
  const maker: unknown = Reflect.get(prototype, 'constructor')
  const name = typeof maker === 'function' ? maker.name : ''
  return name && name !== 'Object' ? `an instance of ${name}` : 'the object'
}
