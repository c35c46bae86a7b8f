import type { AnyClass, AnyFunction } from '../../decorators/index.ts'
import { patchFunction } from './patched-function.ts'
import type { Patching } from './patching.ts'

/** Patches every test method of a class, inherited ones as well, on the class itself. Semantics: CPython's `decorate_class`. */
export function patchClass(patching: Patching, target: AnyClass, prefix: string): void {
  const prototype = target.prototype as object
  for (const [name, descriptor] of testMethods(prototype, prefix)) {
    const method = patchFunction(patching, descriptor.value as AnyFunction)
    Object.defineProperty(prototype, name, { ...descriptor, value: method })
  }
}

/** By name, each as the class sees it; base classes first, since that is the order in which tests run. */
function testMethods(prototype: object, prefix: string): Map<string, PropertyDescriptor> {
  const base = Object.getPrototypeOf(prototype) as object | null
  const methods = base ? testMethods(base, prefix) : new Map<string, PropertyDescriptor>()
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
    if (name.startsWith(prefix)) {
      if (typeof descriptor.value === 'function') methods.set(name, descriptor)
      // A subclass that sets an inherited test to null has no such test.
      else methods.delete(name)
    }
  return methods
}
