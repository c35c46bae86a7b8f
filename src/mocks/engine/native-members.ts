import { ASYNC, CALLABLE, type MockState, hasFlag, rareOf, type ProtocolDefault } from '../state/index.ts'
import { signatureOf } from '../shape/index.ts'
import { describeMock } from '../text/index.ts'

const OF_OBJECTS = new Set<PropertyKey>([
  'constructor',
  'toString',
  'valueOf',
  'toLocaleString',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  Symbol.toStringTag,
  Symbol.for('nodejs.util.inspect.custom'),
  Symbol.for('chai/inspect'),
])
const OF_FUNCTIONS = new Set<PropertyKey>([
  'apply',
  'bind',
  'call',
  'length',
  'name',
  'prototype',
  Symbol.hasInstance,
])

/** Whether a name is one that every JavaScript object or function has: a mock has it without being asked to. */
export function isNativeMember(state: MockState, key: PropertyKey): boolean {
  return OF_OBJECTS.has(key) || (hasFlag(state, CALLABLE) && OF_FUNCTIONS.has(key))
}

export function readNative(state: MockState, key: PropertyKey): unknown {
  switch (key) {
    case 'constructor':
      return constructorOf(state)
    case 'toString':
    case 'toLocaleString':
      return () => `<${describeMock(state)}>`
    case 'name':
      return describeMock(state)
    case 'length':
      return lengthOf(state)
    case 'prototype':
      return prototypeMember(state)
    case Symbol.toStringTag:
      return tagOf(state)
    default:
      return typeof key === 'symbol' && key !== Symbol.hasInstance
        ? () => `<${describeMock(state)}>`
        : Reflect.get(Function.prototype, key)
  }
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
  const spec = state.spec?.source
  if (typeof spec !== 'function') return 0
  const { most } = signatureOf(spec)
  return Number.isFinite(most) ? most : spec.length
}

/** What `instanceof` and `extends` take from a mock that stands for a class: the class's own prototype, with such a spec. */
function prototypeMember(state: MockState): unknown {
  const prototype: unknown =
    typeof state.spec?.source === 'function' ? state.spec.source.prototype : undefined
  if (typeof prototype === 'object' && prototype !== null) return prototype
  const rare = rareOf(state)
  return (rare.prototype ??= Object.defineProperty({}, 'constructor', {
    value: state.proxy,
    configurable: true,
    writable: true,
  }))
}

/** An AsyncMock passes for an async function where code looks for one by its tag. */
function tagOf(state: MockState): string | undefined {
  if (hasFlag(state, ASYNC)) return 'AsyncFunction'
  const tag: unknown = state.spec?.member(Symbol.toStringTag)?.value
  if (typeof tag === 'string') return tag
  return hasFlag(state, CALLABLE) ? 'Function' : undefined
}

const text: ProtocolDefault = { fallback: owner => `<${describeMock(owner)}>` }

const CONVERSIONS = new Map<PropertyKey, ProtocolDefault>([
  [Symbol.toPrimitive, text],
  ['toString', text],
  ['toLocaleString', text],
  ['toJSON', text],
  ['valueOf', { fallback: (owner: MockState) => owner.proxy }],
])

/**
 * What a mocked conversion of the spec gives when nothing was configured: what every mock answers, since a mock of it would be
 * a TypeError wherever JavaScript asks for a primitive. Vitest shows what `toJSON` gives in the place of the mock.
 */
export function conversionOf(key: PropertyKey): ProtocolDefault | undefined {
  return CONVERSIONS.get(key)
}
