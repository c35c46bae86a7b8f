import { CachedMethodParametersError, NotCacheableError } from '../errors/index.ts'
import { classNameOf, shared } from '../internal/index.ts'
import { decorate, defineMember, type DecoratorParts } from './make-decorator.ts'
import { forgettingRejection } from './rejection.ts'
import type { AnyFunction, DecorationSite } from './site.ts'

/** The forms of `cachedProperty`: a decorator of getters and of methods without parameters, and `define`. */
export interface CachedProperty {
  /** On a getter. */
  <This, Value>(
    getter: (this: This) => Value,
    context: ClassGetterDecoratorContext<This, Value>,
  ): (this: This) => Value
  /** On a method without parameters. */
  <This, Value>(
    method: (this: This) => Value,
    context: ClassMethodDecoratorContext<This, (this: This) => Value>,
  ): (this: This) => Value
  /** Under `experimentalDecorators`: the member is a getter, or a method without parameters. */
  <Target extends object, Key extends keyof Target, Value>(
    target: Target,
    key: Key,
    descriptor: LegacyDescriptor<Target[Key], Value>,
  ): TypedPropertyDescriptor<Value>
  /** The plain form, for a getter or a method without parameters of a prototype or class. */
  define<Target extends object>(target: Target, name: keyof Target): void
}

/** Refuses, at compile time, a method with parameters. */
type LegacyDescriptor<Member, Value> = Member extends (...args: infer Args) => unknown
  ? Args extends []
    ? TypedPropertyDescriptor<Value>
    : never
  : TypedPropertyDescriptor<Value>

/** Stores the value as a property of its own, not enumerable: that a value was read changes neither equality nor JSON. */
function storeValue(owner: object, name: PropertyKey, value: unknown): void {
  Object.defineProperty(owner, name, { value, writable: true, configurable: true, enumerable: false })
}

/** @throws NotCacheableError before anything is computed that could not be kept. */
function checkExtensible(owner: object, name: PropertyKey): void {
  if (Object.isExtensible(owner)) return
  const isFrozen = Object.isFrozen(owner)
  const state = isFrozen ? 'frozen' : Object.isSealed(owner) ? 'sealed' : 'not extensible'
  throw new NotCacheableError(name, typeof owner === 'function' ? owner.name : classNameOf(owner), state)
}

/** Who has the member as `this.name` finds it. */
function holderOf(start: object, name: PropertyKey): object | undefined {
  let owner: object | null = start
  while (owner && !Object.hasOwn(owner, name)) owner = Reflect.getPrototypeOf(owner)
  return owner ?? undefined
}

/**
 * A class's own static accessor is moved to a link below the class in its chain, so that the class can store the
 * value, and `delete` forgets the value and not the accessor. The link is a function that constructs what the base
 * class does, since `super()` of a derived class calls it.
 */
function moveBelow(target: Function, name: PropertyKey, accessor: PropertyDescriptor): void {
  const base: AnyFunction = Object.getPrototypeOf(target)
  const link = function (...args: unknown[]): unknown {
    return Reflect.construct(base, args, new.target)
  }
  Object.setPrototypeOf(link, base)
  for (const key of ['name', 'length'] as const)
    Object.defineProperty(link, key, { ...Object.getOwnPropertyDescriptor(base, key), configurable: true })
  Object.defineProperty(link, name, { ...accessor, configurable: true })
  Reflect.deleteProperty(target, name)
  Object.setPrototypeOf(target, link)
}

/** What each getter or method keeps for `super.name`, where the object's own property of that name is the subclass's. */
const besides = shared('cached-property.besides', () => new WeakMap<object, WeakMap<object, unknown>>())

function keepBesideFor(code: AnyFunction): WeakMap<object, unknown> {
  const beside = new WeakMap<object, unknown>()
  besides.set(code, beside)
  return beside
}

/** A value that is computed anew is computed from its base classes' anew. */
function forgetBeside(receiver: object, name: PropertyKey): void {
  for (let link: object | null = receiver; link; link = Reflect.getPrototypeOf(link)) {
    const { get, value } = Object.getOwnPropertyDescriptor(link, name) ?? {}
    const code: unknown = get ?? value
    if (typeof code === 'function') besides.get(code)?.delete(receiver)
  }
}

/** The accessor that takes a getter's place on the prototype. */
class CachedAccessor {
  readonly #name: PropertyKey
  readonly #compute: AnyFunction
  readonly #beside: WeakMap<object, unknown>
  readonly get: AnyFunction
  readonly set: (this: object, value: unknown) => void

  constructor(name: PropertyKey, compute: AnyFunction) {
    this.#name = name
    this.#compute = compute
    // Inside the accessor functions `this` is the user's object
    const accessor = this
    this.get = function (this: object) {
      return accessor.#read(this)
    }
    this.set = function (this: object, value: unknown) {
      accessor.#prepare(this)
      checkExtensible(this, name)
      storeValue(this, name, value)
    }
    this.#beside = keepBesideFor(this.get)
  }

  #read(receiver: object): unknown {
    if (this.#beside.has(receiver)) return this.#beside.get(receiver)
    const place = this.#prepare(receiver)
    if (place === 'prototype') return Reflect.apply(this.#compute, receiver, [])
    if (place === 'beside') return this.#keepBeside(receiver, Reflect.apply(this.#compute, receiver, []))
    checkExtensible(receiver, this.#name)
    forgetBeside(receiver, this.#name)
    return this.#keep(receiver, Reflect.apply(this.#compute, receiver, []))
  }

  /**
   * Where a value read through `receiver` belongs: on the receiver `itself`; `beside` when another accessor is what
   * `receiver.name` finds (`super.name`, or a decorator above this one); nowhere for the defining `prototype`.
   */
  #prepare(receiver: object): 'itself' | 'beside' | 'prototype' {
    const owner = holderOf(receiver, this.#name)
    const descriptor = owner && Object.getOwnPropertyDescriptor(owner, this.#name)
    if (descriptor?.get !== this.get) return 'beside'
    if (owner !== receiver) return 'itself'
    if (typeof receiver !== 'function') return 'prototype'
    moveBelow(receiver, this.#name, descriptor)
    return 'itself'
  }

  #keep(receiver: object, value: unknown): unknown {
    const name = this.#name
    const kept = forgettingRejection(value, () => {
      if (Object.getOwnPropertyDescriptor(receiver, name)?.value === kept)
        Reflect.deleteProperty(receiver, name)
    })
    storeValue(receiver, name, kept)
    return kept
  }

  #keepBeside(receiver: object, value: unknown): unknown {
    const kept = forgettingRejection(value, () => {
      if (this.#beside.get(receiver) === kept) this.#beside.delete(receiver)
    })
    this.#beside.set(receiver, kept)
    return kept
  }
}

/** A standard getter decorator cannot add a setter; assignment before the first read needs one. A setter of the class gives way. */
function addSetterLater(site: DecorationSite, accessor: CachedAccessor): void {
  let isDone = false
  site.context?.addInitializer(function (this: object) {
    if (isDone) return
    isDone = true
    for (let owner: object | null = this; owner; owner = Reflect.getPrototypeOf(owner)) {
      const descriptor = Object.getOwnPropertyDescriptor(owner, site.name)
      if (descriptor?.get !== accessor.get) continue
      // A frozen prototype stays as it is: reads are cached all the same.
      Reflect.defineProperty(owner, site.name, { ...descriptor, set: accessor.set })
      return
    }
  })
}

function cachedGetter(compute: AnyFunction, site: DecorationSite): AnyFunction | PropertyDescriptor {
  const accessor = new CachedAccessor(site.name, compute)
  addSetterLater(site, accessor)
  if (site.context) return accessor.get
  return { get: accessor.get, set: accessor.set }
}

/** A method is cached as a function that gives the value: `x.total()` before and after. */
function cachedValueMethod(compute: AnyFunction, site: DecorationSite): AnyFunction {
  const { name } = site
  if (compute.length > 0) throw new CachedMethodParametersError('cachedProperty', name, compute.length)
  const cached = function (this: object): unknown {
    if (beside.has(this)) return beside.get(this)
    const owner = holderOf(this, name)
    const isFound = owner !== undefined && Object.getOwnPropertyDescriptor(owner, name)?.value === cached
    const isItself = isFound && owner !== this
    if (isItself) {
      checkExtensible(this, name)
      forgetBeside(this, name)
    }
    const kept = forgettingRejection(Reflect.apply(compute, this, []), () => {
      if (isItself) Reflect.deleteProperty(this, name)
      else beside.delete(this)
    })
    if (isItself) storeValue(this, name, () => kept)
    else beside.set(this, kept)
    return kept
  }
  const beside = keepBesideFor(cached)
  return cached
}

const cachedPropertyParts: DecoratorParts = {
  name: 'cachedProperty',
  takes: 'a getter or a method without parameters',
  getter: cachedGetter,
  method: cachedValueMethod,
}

/**
 * Runs a getter once for each object and stores the value as the object's own property: later reads are plain reads,
 * assignment replaces the value, `delete object.name` forgets it. What throws is not stored, and a promise that
 * rejects is dropped again. Semantics: `functools.cached_property`.
 * @throws NotCacheableError at the first read from an object that is frozen, sealed or not extensible.
 */
export const cachedProperty: CachedProperty = Object.assign(
  (...args: unknown[]) => decorate(cachedPropertyParts, args),
  {
    define: (target: object, name: PropertyKey) => defineMember(cachedPropertyParts, target, name),
  },
) as CachedProperty
