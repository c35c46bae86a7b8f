import { safely } from './thrown-text.ts'

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
  const isClass = /^class\b/.test(Function.prototype.toString.call(value))
  return `${isClass ? 'class' : 'function'} ${value.name || '(anonymous)'}`
}

function showObject(value: object): string {
  if (Array.isArray(value)) return `an array of ${value.length}`
  const prototype = Object.getPrototypeOf(value) as object | null
  const maker = prototype && Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value
  const name = typeof maker === 'function' ? (maker as Function).name : ''
  if (name && name !== 'Object') return `an instance of ${name}`
  const tag = Object.prototype.toString.call(value).slice(8, -1)
  return tag === 'Object' ? 'a plain object' : `an object of kind ${tag}`
}
