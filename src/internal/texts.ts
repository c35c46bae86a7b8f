import { getHost } from './host.ts'

const LONGEST = 60

/** A value as an error text names it: short, on one line, never running the value's own code. */
export function showValue(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(shorten(value))
  if (typeof value === 'bigint') return `${value}n`
  if (typeof value === 'function') return showFunction(value)
  if (typeof value !== 'object' || value === null) return String(value)
  return safely(() => showObject(value), 'an object that cannot be shown')
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

function showFunction(value: Function): string {
  const maker = safely(() => makerName(value), '')
  if (maker && !maker.endsWith('Function')) return `an instance of ${maker}`
  const isClass = /^class\b/.test(Function.prototype.toString.call(value))
  return `${isClass ? 'class' : 'function'} ${value.name || '(anonymous)'}`
}

function showObject(value: object): string {
  if (Array.isArray(value)) return `an array of ${value.length}`
  const name = makerName(value)
  if (name && name !== 'Object') return `an instance of ${name}`
  const tag = Object.prototype.toString.call(value).slice(8, -1)
  return tag === 'Object' ? 'a plain object' : `an object of kind ${tag}`
}

/** The name of the class that made an object, which may be a function; `''` where none is told. */
function makerName(value: object): string {
  const prototype: object | null = Object.getPrototypeOf(value)
  const maker: unknown = prototype && Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value
  return typeof maker === 'function' ? maker.name : ''
}

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

/** `once` of a number of times: `1 time`, `2 times`. */
export function times(count: number): string {
  return `${count} time${count === 1 ? '' : 's'}`
}
