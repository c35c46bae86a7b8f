import { INSPECT, PROBED, keyText, joinPath } from './keys.ts'
import { bareFunction } from './bare-function.ts'
import { CALL, CallLink, callOf, type CallValue } from './call-value.ts'

/** Builds calls to compare with: `call(1)`, `call.load(1)`, `call.connect('x').query(ANY)`. Semantics: `unittest.mock.call`. */
export interface Call {
  (...args: unknown[]): Call
  /** The arguments of the last call of the chain. */
  readonly args: readonly unknown[]
  /** The calls of the chain, the first one first. */
  callList(): CallValue[]
  /** As a failure prints it: `call.method(1)`. */
  toString(): string
  // oxlint-disable typescript/no-explicit-any -- a path of any names, those of functions too, to be read or called
  /** A step of the path, as any other name is. */
  readonly name: any
  /** A step of the path. */
  readonly length: any
  /** A step of the path. */
  readonly call: any
  /** A step of the path. */
  readonly apply: any
  /** A step of the path. */
  readonly bind: any
  readonly [name: string | symbol]: any
  // oxlint-enable typescript/no-explicit-any
}

const MEMBERS = new Set<PropertyKey>([
  'args',
  'callList',
  'toString',
  'asymmetricMatch',
  'toAsymmetricMatcher',
  '$$typeof',
])
const INSPECTORS = new Set<PropertyKey>([INSPECT, Symbol.toPrimitive])

class BuilderHandler implements ProxyHandler<object> {
  readonly value: CallValue

  constructor(value: CallValue) {
    this.value = value
  }

  apply(_target: object, _self: unknown, args: unknown[]): Call {
    const { value } = this
    return build(new CallLink(value.path, args, value.path === '' ? undefined : value, true))
  }

  get(_target: object, key: PropertyKey): unknown {
    const { value } = this
    if (key === CALL) return value
    if (INSPECTORS.has(key)) return () => value.toString()
    if (MEMBERS.has(key)) {
      const member: unknown = Reflect.get(value, key)
      return typeof member === 'function' ? member.bind(value) : member
    }
    if (PROBED.has(key) || (typeof key === 'symbol' && !WELL_KNOWN.has(key))) return undefined
    const name = joinPath(value.path, keyText(key))
    return build(new CallLink(name, [], value.path === '' ? undefined : value, false))
  }

  has(_target: object, key: PropertyKey): boolean {
    return MEMBERS.has(key)
  }
}

/** The protocols that a MagicMock records, so that `call[Symbol.iterator]()` can be expected. */
const WELL_KNOWN = new Set<PropertyKey>([
  Symbol.iterator,
  Symbol.asyncIterator,
  Symbol.dispose,
  Symbol.asyncDispose,
  Symbol.hasInstance,
])

const target = bareFunction(proxy => callOf(proxy)?.toString() ?? 'call')

function build(value: CallValue): Call {
  return new Proxy(target, new BuilderHandler(value)) as Call
}

/** Makes calls to compare with: `call(1, 2)`, `call.method(1).other()`. Semantics: `unittest.mock.call`. */
export const call: Call = build(new CallLink('', [], undefined, false))
