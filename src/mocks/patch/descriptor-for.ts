import { PropertyMock } from '../classes/index.ts'

/** How a replacement is placed: a value, or a `PropertyMock` as the accessor that it is. */
export function descriptorFor(value: unknown): PropertyDescriptor {
  return value instanceof PropertyMock ? { get: value.get, set: value.set } : { value, writable: true }
}
