import { isClass, isNamespace } from './kinds.ts'

const FUNCTION_KIND = /^(?:Async|Generator|AsyncGenerator)Function$/
const NOT_STATIC = new Set<PropertyKey>(['length', 'name', 'prototype', 'arguments', 'caller'])

/** What a mock may have: the names of a class, an instance, a function, or a list, asked for when they are needed. */
export interface CompiledSpec {
  readonly source: unknown
  /** What `instanceof` and `Object.getPrototypeOf` see; `undefined` for a list of names. */
  readonly prototype: object | null | undefined
  /** How the mock prints its spec; `undefined` for a list of names. */
  readonly label: string | undefined
  has(key: PropertyKey): boolean
  keys(): PropertyKey[]
  /** The names that are the source's own and that spread copies, in its order: those of a list or an instance's class are not. */
  listed(): PropertyKey[]
  lists(key: PropertyKey): boolean
  /** The member's descriptor: getters are not run to find out what it is. */
  member(key: PropertyKey): PropertyDescriptor | undefined
}

class NameListSpec implements CompiledSpec {
  readonly source: readonly PropertyKey[]
  readonly prototype = undefined
  readonly label = undefined
  readonly #names: Set<PropertyKey>

  constructor(source: readonly PropertyKey[]) {
    this.source = source
    this.#names = new Set(source)
  }

  has(key: PropertyKey): boolean {
    return this.#names.has(key)
  }

  keys(): PropertyKey[] {
    return [...this.#names]
  }

  listed(): PropertyKey[] {
    return []
  }

  lists(): boolean {
    return false
  }

  member(): undefined {
    return undefined
  }
}

/** A spec of objects, each with its prototypes up to, and without, the roots that every object has. */
class ObjectSpec implements CompiledSpec {
  readonly source: unknown
  readonly prototype: object | null
  readonly label: string
  readonly #homes: readonly object[]

  constructor(source: unknown, prototype: object | null, label: string, homes: readonly object[]) {
    this.source = source
    this.prototype = prototype
    this.label = label
    this.#homes = homes
  }

  has(key: PropertyKey): boolean {
    return findMember(this.#homes, key) !== undefined
  }

  keys(): PropertyKey[] {
    const names = new Set<PropertyKey>()
    for (const home of this.#homes)
      for (const holder of chain(home))
        for (const key of Reflect.ownKeys(holder)) if (isListed(holder, key)) names.add(key)
    return [...names]
  }

  listed(): PropertyKey[] {
    return Reflect.ownKeys(Object(this.source)).filter(key => this.lists(key))
  }

  lists(key: PropertyKey): boolean {
    const { source } = this
    if (source !== this.#homes[0] || Array.isArray(source)) return false
    return Object.prototype.propertyIsEnumerable.call(source, key)
  }

  member(key: PropertyKey): PropertyDescriptor | undefined {
    return findMember(this.#homes, key)
  }
}

/** An object and its prototypes, nearest first, without those that every object or function has. */
function* chain(object: object | null): Generator<object> {
  for (let holder = object; holder !== null && !isRoot(holder); holder = Object.getPrototypeOf(holder))
    yield holder
}

/** `Object.prototype` or the prototype of a kind of function, of any realm. */
function isRoot(object: object): boolean {
  if (Object.getPrototypeOf(object) === null) return Object.hasOwn(object, 'hasOwnProperty')
  if (typeof object === 'function') return Object.hasOwn(object, 'apply') && Object.hasOwn(object, 'bind')
  return (
    Object.hasOwn(object, Symbol.toStringTag) &&
    FUNCTION_KIND.test(String(Reflect.get(object, Symbol.toStringTag)))
  )
}

function isListed(holder: object, key: PropertyKey): boolean {
  if (typeof holder !== 'function' || !NOT_STATIC.has(key)) return true
  const descriptor = Object.getOwnPropertyDescriptor(holder, key)
  // A static member that is called so, and not what the language gives every function.
  return (key === 'name' || key === 'length') && descriptor !== undefined && !isGiven(descriptor)
}

function isGiven({ value, writable, enumerable }: PropertyDescriptor): boolean {
  const isValue = typeof value === 'string' || typeof value === 'number'
  return isValue && writable === false && enumerable === false
}

/** The descriptor of a member, from the first home that has it. */
export function findMember(homes: readonly object[], key: PropertyKey): PropertyDescriptor | undefined {
  for (const home of homes)
    for (const holder of chain(home)) {
      const descriptor = isListed(holder, key) ? Object.getOwnPropertyDescriptor(holder, key) : undefined
      if (descriptor !== undefined) return isNamespace(holder) ? exported(holder, key) : descriptor
    }
  return undefined
}

/** The exports of a module that Vitest transformed are getters, which run no code of the user's. */
function exported(namespace: object, key: PropertyKey): PropertyDescriptor {
  return { value: Reflect.get(namespace, key), writable: true, enumerable: true, configurable: true }
}

function classLabel(prototype: object | null): string {
  const maker: unknown = prototype === null ? undefined : Reflect.get(prototype, 'constructor')
  return typeof maker === 'function' && maker.name !== '' ? maker.name : 'Object'
}

/** The spec of a mock of an instance of a class, without its statics. */
export function compileInstanceSpec(source: new (...args: never[]) => object): CompiledSpec {
  return new ObjectSpec(source, source.prototype, source.name || 'Object', [source.prototype])
}

/** The spec of a mock of a class itself: its statics only. */
export function compileClassSpec(source: new (...args: never[]) => object): CompiledSpec {
  return new ObjectSpec(source, Object.getPrototypeOf(source), source.name || 'Object', [source])
}

/** The spec of a mock of a value as it is: an object, a function, a module namespace, a primitive's wrapper. */
export function compileObjectSpec(source: unknown): CompiledSpec {
  const object = Object(source)
  const prototype = Reflect.getPrototypeOf(object)
  const label = typeof source === 'function' ? 'Function' : classLabel(prototype)
  return new ObjectSpec(source, prototype, label, [object])
}

/** An array itself, of any realm: an instance of a subclass is an object to be mocked. */
function isNameList(source: unknown): source is PropertyKey[] {
  return Array.isArray(source) && Object.hasOwn(Reflect.getPrototypeOf(source) ?? source, 'copyWithin')
}

/** The spec that was given as an option: a list of names, a class (its instances' members and its statics), or a value. */
export function compileSpec(source: unknown): CompiledSpec {
  if (isNameList(source)) return new NameListSpec(source)
  if (!isClass(source)) return compileObjectSpec(source)
  return new ObjectSpec(source, source.prototype, source.name || 'Object', [source.prototype, source])
}
