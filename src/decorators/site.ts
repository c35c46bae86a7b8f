import { markWrapped } from '../internal/index.ts'

/** What the decorators of this folder accept as code: methods, getters and plain functions. */
// oxlint-disable-next-line typescript/no-explicit-any -- a decorated function's own signature is kept by the public types
export type AnyFunction = (this: any, ...args: any[]) => any
// oxlint-disable-next-line typescript/no-explicit-any -- any class, whatever its constructor takes
export type AnyClass = abstract new (...args: any[]) => any

export type SiteKind =
  | 'class'
  | 'function'
  | 'method'
  | 'getter'
  | 'setter'
  | 'field'
  | 'accessor'
  | 'constructor'
  | 'parameter'
  | 'unknown'

/** The part of a standard decorator's context that is used here. */
export interface StandardContext {
  readonly kind: SiteKind
  readonly name: string | symbol
  readonly static?: boolean
  readonly private?: boolean
  readonly metadata?: object
  addInitializer(initializer: (this: object) => void): void
}

/** One place that a decorator was put on, whichever of the three ways it was put there. */
export interface DecorationSite {
  readonly kind: SiteKind
  readonly name: PropertyKey
  readonly isStatic: boolean
  readonly isPrivate: boolean
  /** The method, getter or class itself. */
  readonly value: AnyFunction | undefined
  /** The prototype or class that has the member; unknown while a standard decorator runs. */
  readonly target: object | undefined
  readonly context: StandardContext | undefined
  readonly descriptor: PropertyDescriptor | undefined
  /** Which parameter a parameter decorator stands on. */
  readonly index: number
}

/** A standard decorator call is told by its second argument: a context whose `kind` is a string. */
export function isStandardContext(value: unknown): value is StandardContext {
  return typeof value === 'object' && value !== null && 'kind' in value && typeof value.kind === 'string'
}

export function isFunction(value: unknown): value is AnyFunction {
  return typeof value === 'function'
}

/** A class's `prototype` is read-only, a function's is writable or missing; the source text would lie after a transform. */
function isClassValue(value: unknown): value is AnyClass {
  return (
    typeof value === 'function' && Object.getOwnPropertyDescriptor(value, 'prototype')?.writable === false
  )
}

const none = {
  name: '',
  isStatic: false,
  isPrivate: false,
  value: undefined,
  target: undefined,
  context: undefined,
  descriptor: undefined,
  index: -1,
} satisfies Omit<DecorationSite, 'kind'>

/** Where a decorator that was called with `args` stands. */
export function siteOfCall(args: readonly unknown[]): DecorationSite {
  const [first, second, third] = args
  if (isStandardContext(second)) return standardSite(isFunction(first) ? first : undefined, second)
  if (typeof third === 'number') return parameterSite(Object(first), second, third)
  if (typeof second === 'string' || typeof second === 'symbol') {
    const target: object = Object(first)
    const isDescriptor = typeof third === 'object' && third !== null
    return memberSite(target, second, isDescriptor ? third : Object.getOwnPropertyDescriptor(target, second))
  }
  if (!isFunction(first)) return { ...none, kind: 'unknown' }
  return { ...none, kind: isClassValue(first) ? 'class' : 'function', name: first.name, value: first }
}

/** Where `define(target, name)` points: an own member, or an inherited one that is about to be overridden. */
export function siteOfMember(target: object, name: PropertyKey): DecorationSite {
  for (let owner: object | null = target; owner; owner = Reflect.getPrototypeOf(owner)) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name)
    if (descriptor) return memberSite(target, name, owner === target ? descriptor : overriding(descriptor))
  }
  return { ...none, kind: 'unknown', name, target }
}

function standardSite(value: AnyFunction | undefined, context: StandardContext): DecorationSite {
  return {
    ...none,
    kind: context.kind,
    name: context.name ?? value?.name ?? '',
    isStatic: context.static === true,
    isPrivate: context.private === true,
    value,
    context,
  }
}

function parameterSite(target: object, name: unknown, index: number): DecorationSite {
  return {
    ...none,
    kind: 'parameter',
    name: typeof name === 'string' || typeof name === 'symbol' ? name : 'constructor',
    target,
    index,
  }
}

function memberSite(
  target: object,
  name: PropertyKey,
  descriptor: PropertyDescriptor | undefined,
): DecorationSite {
  const kind = memberKind(name, target, descriptor)
  const value: AnyFunction | undefined = kind === 'getter' ? descriptor?.get : descriptor?.value
  return { ...none, kind, name, isStatic: typeof target === 'function', value, target, descriptor }
}

function memberKind(name: PropertyKey, target: object, descriptor: PropertyDescriptor | undefined): SiteKind {
  if (name === 'constructor' && typeof target !== 'function') return 'constructor'
  if (descriptor?.get) return 'getter'
  if (descriptor?.set) return 'setter'
  return typeof descriptor?.value === 'function' ? 'method' : 'field'
}

/** An inherited method gets a function of its own, so that what is stored on it does not reach the base class. */
function overriding(descriptor: PropertyDescriptor): PropertyDescriptor {
  const inherited: unknown = descriptor.value
  if (!isFunction(inherited)) return { ...descriptor, configurable: true }
  const forward = function (this: unknown, ...args: unknown[]): unknown {
    return Reflect.apply(inherited, this, args)
  }
  return { ...descriptor, configurable: true, value: imitate(forward, inherited) }
}

/** Gives a wrapper the name, the length and the symbol-keyed marks of what it wraps, as Python's `functools.wraps`. */
export function imitate<F extends AnyFunction>(wrapper: F, wrapped: AnyFunction): F {
  for (const key of ['name', 'length'] as const)
    Object.defineProperty(wrapper, key, { value: wrapped[key], configurable: true })
  for (const mark of Object.getOwnPropertySymbols(wrapped)) {
    const descriptor = Object.getOwnPropertyDescriptor(wrapped, mark)
    if (descriptor && !Object.hasOwn(wrapper, mark)) Object.defineProperty(wrapper, mark, descriptor)
  }
  markWrapped(wrapper, wrapped)
  return wrapper
}

const symbols: { metadata?: symbol } = Symbol

// Standard decorators of one class know each other by `context.metadata`, which TypeScript's output provides only
// where `Symbol.metadata` exists. Babel and esbuild fall back to this same registered symbol.
symbols.metadata ??= Symbol.for('Symbol.metadata')

/** `Symbol.metadata`, which no engine has yet: https://github.com/tc39/proposal-decorator-metadata */
const metadataKey: symbol = symbols.metadata

/** The metadata of the class that a prototype belongs to, or of a class. Never an inherited one. */
export function metadataOf(owner: object): object | undefined {
  const target = typeof owner === 'function' ? owner : ownConstructor(owner)
  if (!target || !Object.hasOwn(target, metadataKey)) return undefined
  const metadata: object | undefined = Reflect.get(target, metadataKey)
  return metadata
}

function ownConstructor(prototype: object): object | undefined {
  const made: unknown = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value
  return typeof made === 'function' ? made : undefined
}
