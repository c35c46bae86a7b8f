import { getHost } from './host.ts'

/** Anything can be thrown: a revoked proxy, an object without a prototype, an error whose getters throw. */
export function safely<T>(read: () => T, otherwise: T): T {
  try {
    return read()
  } catch {
    return otherwise
  }
}

/** Whether a thrown value has a message, as errors do. */
export function isErrorLike(thrown: unknown): thrown is object {
  return typeof thrown === 'object' && thrown !== null && safely(() => 'message' in thrown, false)
}

/** A property of an error as text; `''` when there is none, or none that can be read. */
export function errorText(error: object, key: 'name' | 'message' | 'stack'): string {
  return safely(() => String(Reflect.get(error, key) ?? ''), '')
}

/** The message of an error, or the thrown value itself as text. */
export function messageOf(thrown: unknown): string {
  if (isErrorLike(thrown)) return errorText(thrown, 'message')
  const isObject = (typeof thrown === 'object' && thrown !== null) || typeof thrown === 'function'
  return isObject ? safely(() => getHost().inspect(thrown), 'an object that cannot be shown') : String(thrown)
}
