/**
 * Lets a field of a subclass have the name of a getter of ours, also where a compiler assigns fields in the constructor:
 * assigning to a getter is a bare TypeError. The field then stands before the getter, as a defined one does.
 */
export function letFieldsShadow(prototype: object, name: string): void {
  const descriptor = Object.getOwnPropertyDescriptor(prototype, name)
  Object.defineProperty(prototype, name, {
    ...descriptor,
    set(this: object, value: unknown) {
      Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true })
    },
  })
}
