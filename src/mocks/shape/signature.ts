import { isClass } from './kinds.ts'
import { readParameters, type ParameterList } from './parameters.ts'

const UNREADABLE: ParameterList = { text: '(...)', most: Infinity }
// state of this copy: a cache, which another copy fills for itself
const signatures = new WeakMap<object, ParameterList>()

/**
 * How many arguments a function or a class's constructor can use. An optional parameter counts in `Function.length` or not,
 * as it was written, so that there is no minimum to hold a caller to; native and bound functions show no source and take any.
 */
export function signatureOf(callable: object): ParameterList {
  let signature = signatures.get(callable)
  if (signature === undefined) signatures.set(callable, (signature = readSignature(callable)))
  return signature
}

function readSignature(callable: object): ParameterList {
  const source = readableSource(callable)
  if (source === undefined) return UNREADABLE
  if (isClass(callable) && source.startsWith('class')) return constructorSignature(callable, source)
  const only = withoutParentheses(source)
  if (only !== undefined) return { text: `(${only})`, most: 1 }
  return withKey(callable, readParameters(source, openingOf(source)) ?? UNREADABLE)
}

/** The parameter of an arrow function that has no parentheses. (Here, since V8 takes half a millisecond to read `ID_Start`.) */
function withoutParentheses(source: string): string | undefined {
  return /^(?:async\s+)?([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*=>/u.exec(source)?.[1]
}

/** `JSON.stringify` passes the key to every `toJSON`, whatever it takes. */
function withKey(callable: object, parameters: ParameterList): ParameterList {
  const isPassed = Reflect.get(callable, 'name') === 'toJSON' && parameters.most === 0
  return isPassed ? { ...parameters, most: 1 } : parameters
}

/** The source, or `undefined` for code that is not JavaScript's to read. */
function readableSource(callable: object): string | undefined {
  try {
    const source = Function.prototype.toString.call(callable)
    return source.includes('[native code]') ? undefined : source
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

/** Where the parameters open; a computed method name may hold parentheses of its own. */
function openingOf(source: string): number {
  const computed = /^(?:static\s+|async\s+|get\s+|set\s+|\*\s*)*\[/.exec(source)
  if (computed === null) return source.indexOf('(')
  return source.indexOf('(', source.indexOf(']', computed[0].length))
}

/** A class without a constructor takes its parent's arguments; one without either takes none. */
function constructorSignature(klass: object, source: string): ParameterList {
  const start = findConstructor(source)
  if (start !== undefined) return readParameters(source, start) ?? UNREADABLE
  const parent: unknown = Object.getPrototypeOf(klass)
  if (typeof parent !== 'function') return UNREADABLE
  return parent === Function.prototype ? { text: '()', most: 0 } : signatureOf(parent)
}

function findConstructor(source: string): number | undefined {
  const match = /(?:^|[\s{};])constructor\s*\(/.exec(source.replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, blank))
  return match === null ? undefined : match.index + match[0].length - 1
}

function blank(text: string): string {
  return ' '.repeat(text.length)
}
