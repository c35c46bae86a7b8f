import {
  ASYNC,
  CALLABLE,
  NATIVE,
  SEALED,
  type MockState,
  classes,
  factory,
  hasFlag,
  isMock,
  rareOf,
  stateOf,
  type ProtocolDefault,
} from '../state/index.ts'
import { findMember, signatureOf } from '../shape/index.ts'
import { describeMock } from '../text/index.ts'
import { DEFAULT, keyText } from '../values/index.ts'
import { isInstance, prototypeMember } from './inherited.ts'

// The names that every JavaScript object or function has. A mock has them too, after everything that says more: what was
// configured, the spec, and what is wrapped.

type Behaviour = (owner: MockState, args: unknown[], self: unknown) => unknown

const asText: Behaviour = owner => nativeText(owner)

/** As the language does it, on the mock. What one name stands for is the same for objects and functions. */
function ofLanguage(key: PropertyKey): [PropertyKey, Behaviour] {
  const native: unknown = Reflect.get(Function.prototype, key)
  return [
    key,
    (owner, args, self) =>
      Reflect.apply(native as (...args: unknown[]) => unknown, self ?? owner.proxy, args),
  ]
}

const METHODS_OF_OBJECTS = new Map<PropertyKey, Behaviour>([
  ['toString', asText],
  ['toLocaleString', asText],
  [Symbol.for('nodejs.util.inspect.custom'), asText],
  [Symbol.for('chai/inspect'), asText],
  ...['valueOf', 'hasOwnProperty', 'isPrototypeOf', 'propertyIsEnumerable'].map(ofLanguage),
])
const METHODS_OF_FUNCTIONS = new Map<PropertyKey, Behaviour>([
  ...['apply', 'bind', 'call'].map(ofLanguage),
  [Symbol.hasInstance, isInstance],
])

const VALUES_OF_OBJECTS = new Map<PropertyKey, (state: MockState) => unknown>([
  ['constructor', constructorOf],
  [Symbol.toStringTag, tagOf],
])
const VALUES_OF_FUNCTIONS = new Map<PropertyKey, (state: MockState) => unknown>([
  ['length', lengthOf],
  ['name', nameOf],
  ['prototype', prototypeMember],
])

/** Whether a name is one that every JavaScript object or function has: a mock has it without being asked to. */
export function isNativeMember(state: MockState, key: PropertyKey): boolean {
  if (METHODS_OF_OBJECTS.has(key) || VALUES_OF_OBJECTS.has(key)) return true
  return hasFlag(state, CALLABLE) && (METHODS_OF_FUNCTIONS.has(key) || VALUES_OF_FUNCTIONS.has(key))
}

/** A native name as long as nobody has configured it. */
export function readNative(state: MockState, key: PropertyKey): unknown {
  const value = VALUES_OF_OBJECTS.get(key) ?? VALUES_OF_FUNCTIONS.get(key)
  return value === undefined ? nativeMethod(state, key) : value(state)
}

/** Whether what is wrapped has a member of this name, beside those that every object or function has. */
export function isWrapped({ wraps }: MockState, key: PropertyKey): boolean {
  if (wraps === undefined || isMock(wraps)) return false
  return findMember([Object(wraps)], key) !== undefined
}

/** Whether a call is that of a native method that nobody has configured: `mock.call(…)` calls the mock, and no attribute of it. */
export function isNativeCall(state: MockState): boolean {
  if (!hasFlag(state, NATIVE)) return false
  return state.sideEffect === undefined && state.returnValue === DEFAULT && !state.rare?.once?.length
}

/** Whether a method that every object has is more than that on this mock: by what was configured, its spec, or what it wraps. */
export function isMoreThanNative(state: MockState, key: PropertyKey): boolean {
  if (state.attributes?.has(key) || state.spec?.has(key) || isWrapped(state, key)) return true
  const native = stateOf(state.rare?.natives?.get(key))
  return native !== undefined && !isNativeCall(native)
}

/**
 * A method that every object or function has is a mock too: it does what the language does until something else is
 * configured, which then has its effect on this mock alone. Out of sight, since nobody has asked for an attribute.
 */
function nativeMethod(state: MockState, key: PropertyKey): object {
  const behaviour = METHODS_OF_OBJECTS.get(key) ?? METHODS_OF_FUNCTIONS.get(key)
  return hiddenChild(state, key, CALLABLE | NATIVE, { fallback: behaviour })
}

/**
 * A mock that was given no name, and of which nothing says that it stands for a function, may stand for an object with a
 * member `name`. So it is a mock, as any attribute is, which gives the text of a function's name where text is asked for.
 */
function nameOf(state: MockState): unknown {
  const { spec, wraps, rare, newParent, name } = state
  const isNamed = rare?.displayName !== undefined || (newParent === undefined && name !== undefined)
  if (isNamed || spec !== undefined || wraps !== undefined) return describeMock(state)
  const child = hiddenChild(state, 'name', CALLABLE, {})
  rareOf(stateOf(child)!).text = describeMock(state)
  return child
}

/** A mock as text, where nobody has configured another. */
export function nativeText(state: MockState): string {
  return state.rare?.text ?? `<${describeMock(state)}>`
}

function hiddenChild(state: MockState, key: PropertyKey, flags: number, protocol: ProtocolDefault): object {
  const natives = (rareOf(state).natives ??= new Map())
  const known = natives.get(key)
  if (known !== undefined) return known
  const child = factory.make(classes.Mock, flags | (state.flags & SEALED))
  child.parent = child.newParent = state
  child.name = child.newName = keyText(key)
  rareOf(child).protocol = protocol
  natives.set(key, child.proxy)
  return child.proxy
}

/** The class that the mock passes for: its spec's, or its own. */
function constructorOf(state: MockState): unknown {
  const prototype = state.spec?.prototype
  if (prototype === null || prototype === undefined || isFunctionPrototype(prototype)) return state.klass
  const maker: unknown = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value
  return maker ?? state.klass
}

function isFunctionPrototype(prototype: object): boolean {
  return typeof prototype === 'function' || Object.prototype.toString.call(prototype).endsWith('Function]')
}

function lengthOf(state: MockState): number {
  const stoodFor = state.spec?.source ?? (isMock(state.wraps) ? undefined : state.wraps)
  if (typeof stoodFor !== 'function') return 0
  const { most } = signatureOf(stoodFor)
  return Number.isFinite(most) ? most : stoodFor.length
}

/** An AsyncMock passes for an async function where code looks for one by its tag. */
function tagOf(state: MockState): string | undefined {
  if (hasFlag(state, ASYNC)) return 'AsyncFunction'
  const tag: unknown = state.spec?.member(Symbol.toStringTag)?.value
  if (typeof tag === 'string') return tag
  return hasFlag(state, CALLABLE) ? 'Function' : undefined
}

const text: ProtocolDefault = { fallback: asText }

const CONVERSIONS = new Map<PropertyKey, ProtocolDefault>([
  [Symbol.toPrimitive, text],
  ['toString', text],
  ['toLocaleString', text],
  ['toJSON', text],
  ['valueOf', { fallback: owner => owner.proxy }],
])

/**
 * What a mocked conversion of the spec gives when nothing was configured: what every mock answers, since a mock of it would be
 * a TypeError wherever JavaScript asks for a primitive. Vitest shows what `toJSON` gives in the place of the mock.
 */
export function conversionOf(key: PropertyKey): ProtocolDefault | undefined {
  return CONVERSIONS.get(key)
}
