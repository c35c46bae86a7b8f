import { describeMock } from './blame.ts'
import { stateOf } from '../state/index.ts'
import {
  type CallValue,
  SentinelObject,
  callOf,
  isAsymmetric,
  isReadable,
  callHelpers,
} from '../values/index.ts'

const MAX_TEXT = 120
const MAX_ITEMS = 12
const MAX_DEPTH = 3

/** A value on one line, as it would be written in code where that is possible. Long ones are cut, with the number left out. */
export function formatValue(value: unknown, holders: readonly object[] = []): string {
  switch (typeof value) {
    case 'string':
      return formatString(value)
    case 'bigint':
      return `${value}n`
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value)
    case 'object':
    case 'function':
      return value === null ? 'null' : formatObject(value, holders)
    default:
      return String(value)
  }
}

function formatString(text: string): string {
  const cut = text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text
  const quoted = `'${JSON.stringify(cut).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
  return cut === text ? quoted : `${quoted}... ${text.length - cut.length} more characters`
}

function formatObject(value: object, holders: readonly object[]): string {
  if (!isReadable(value)) return '<Revoked Proxy>'
  if (holders.includes(value)) return '[Circular]'
  const named = formatNamed(value)
  if (named !== undefined) return named
  if (holders.length >= MAX_DEPTH) return Array.isArray(value) ? '[Array]' : `[${labelOf(value) || 'Object'}]`
  const inside = [...holders, value]
  if (Array.isArray(value)) return `[${formatItems(value, item => formatValue(item, inside))}]`
  if (value instanceof Set) return `Set {${pad(formatItems([...value], item => formatValue(item, inside)))}}`
  if (value instanceof Map)
    return `Map {${pad(formatItems([...value], ([key, item]) => `${formatValue(key, inside)} => ${formatValue(item, inside)}`))}}`
  const fields = formatItems(Object.keys(value), key => formatField(value, key, inside))
  const label = labelOf(value)
  return `${label === '' ? '' : `${label} `}{${pad(fields)}}`
}

function formatField(value: object, key: string, inside: readonly object[]): string {
  const descriptor = Object.getOwnPropertyDescriptor(value, key)
  const name = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? key : formatString(key)
  return `${name}: ${descriptor?.get ? '[Getter]' : formatValue(descriptor?.value, inside)}`
}

function formatItems<T>(items: readonly T[], format: (item: T) => string): string {
  const shown = items.slice(0, MAX_ITEMS).map(format)
  if (items.length > MAX_ITEMS) shown.push(`... ${items.length - MAX_ITEMS} more`)
  return shown.join(', ')
}

function pad(text: string): string {
  return text === '' ? '' : ` ${text} `
}

/** The class of an object that is not a plain one. */
function labelOf(value: object): string {
  const prototype = Reflect.getPrototypeOf(value)
  if (prototype === null || prototype === Object.prototype) return ''
  const maker: unknown = Reflect.get(prototype, 'constructor')
  return typeof maker === 'function' && maker.name !== 'Object' ? maker.name : ''
}

/** What prints as a name or a text of its own. */
function formatNamed(value: object): string | undefined {
  const state = stateOf(value)
  if (state !== undefined) return `<${describeMock(state)}>`
  const call = callOf(value)
  if (call !== undefined) return formatCall(call)
  if (typeof value === 'function') return formatFunction(value)
  if (value instanceof Error) return `${value.name}(${formatString(value.message)})`
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (value instanceof RegExp || value instanceof SentinelObject) return String(value)
  if (value instanceof Promise) return 'Promise {}'
  return formatMatcher(value)
}

function formatFunction(value: { readonly name: string }): string {
  const kind = /^class[\s{]/.test(Function.prototype.toString.call(value)) ? 'class' : 'Function'
  return `[${kind} ${value.name || '(anonymous)'}]`
}

/**
 * A matcher of Vitest's kind prints itself; sinon's has a message. They have those members: a mock of another library, which
 * makes them when it is asked, is none.
 */
function formatMatcher(value: object): string | undefined {
  if ('toAsymmetricMatcher' in value && typeof value.toAsymmetricMatcher === 'function')
    return String(value.toAsymmetricMatcher())
  if (isAsymmetric(value)) {
    const text: unknown = Reflect.apply(Reflect.get(value, 'toString'), value, [])
    return typeof text === 'string' && !text.startsWith('[object') ? text : labelOf(value) || 'matcher'
  }
  if (!('test' in value) || typeof value.test !== 'function' || !('message' in value)) return undefined
  return typeof value.message === 'string' ? value.message : undefined
}

/** `call.load(1, 'a')`. */
export function formatCall(call: CallValue): string {
  return call.isCall ? `${call.label}(${formatArguments(call.args)})` : call.label
}

/** Arguments as they would be written, cut like a list of anything else. */
export function formatArguments(args: readonly unknown[]): string {
  return formatItems(args, value => formatValue(value))
}

/** How many calls a failure shows, and how long the text of all of them may become. */
const MAX_CALLS = 20
const MAX_LENGTH = 3000

/** `[call(1), call.load(2)]`, cut after some calls with the number of those that are not shown. */
export function formatCalls<T>(items: readonly T[], asCall: (item: T) => CallValue): string {
  const shown: string[] = []
  let length = 0
  for (const item of items.slice(0, MAX_CALLS)) {
    const text = cut(formatCall(asCall(item)))
    length += text.length
    if (length > MAX_LENGTH && shown.length > 0) break
    shown.push(text)
  }
  if (shown.length < items.length) shown.push(`... ${items.length - shown.length} more`)
  return `[${shown.join(', ')}]`
}

export function formatCallList(calls: readonly CallValue[]): string {
  return formatCalls(calls, call => call)
}

/** One call, however much was passed to it. */
export function cut(text: string): string {
  const most = MAX_LENGTH / 3
  return text.length > most ? `${text.slice(0, most)}... ${text.length - most} more characters)` : text
}

callHelpers.print = call => formatCall(call)
