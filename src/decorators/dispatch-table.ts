import type { AnyFunction } from './site.ts'
import { isGuard, primitiveOf, prototypeOfToken, type GuardToken, type TypeToken } from './type-token.ts'

/** Stands in the slots that no constructor took yet; no value's `constructor`. */
class Vacant {}

const slotCount = 8

/**
 * Which implementation runs for which value: immutable rules and a growing memory of answers. A new registration
 * makes a new table.
 *
 * Order: primitives by `typeof`; else the nearest registered class in the prototype chain; else the
 * `Symbol.hasInstance` types in order of registration; else the default.
 *
 * Answers are remembered by constructor, the first eight in fields, which are read faster than any map: with few
 * types a dispatch costs about two hand-written `switch`es. A prototype whose `constructor` is another class's turns
 * that off, and with more types the memory is by prototype.
 */
export class DispatchTable {
  readonly entries: ReadonlyMap<TypeToken, AnyFunction>
  readonly fallback: AnyFunction
  readonly #classes = new Map<object, AnyFunction>()
  readonly #inherited = new WeakMap<object, AnyFunction>()
  readonly #primitives: Record<string, AnyFunction | undefined> = Object.create(null)
  readonly #guards: [GuardToken, AnyFunction][] = []
  #taken = 0
  #asksConstructor = true
  #c0: unknown = Vacant
  #c1: unknown = Vacant
  #c2: unknown = Vacant
  #c3: unknown = Vacant
  #c4: unknown = Vacant
  #c5: unknown = Vacant
  #c6: unknown = Vacant
  #c7: unknown = Vacant
  #f0!: AnyFunction
  #f1!: AnyFunction
  #f2!: AnyFunction
  #f3!: AnyFunction
  #f4!: AnyFunction
  #f5!: AnyFunction
  #f6!: AnyFunction
  #f7!: AnyFunction

  constructor(entries: ReadonlyMap<TypeToken, AnyFunction>, fallback: AnyFunction) {
    this.entries = entries
    this.fallback = fallback
    for (const [token, implementation] of entries) this.#add(token, implementation)
  }

  #add(token: TypeToken, implementation: AnyFunction): void {
    const primitive = primitiveOf(token)
    if (primitive) this.#primitives[primitive] = implementation
    if (token === null || token === undefined) return
    if (isGuard(token)) {
      this.#guards.push([token, implementation])
      return
    }
    const prototype = prototypeOfToken(token)
    this.#classes.set(prototype, implementation)
    const own = Object.getOwnPropertyDescriptor(prototype, 'constructor')
    if (own?.value !== token) this.#asksConstructor = false
  }

  /** The implementation for a value. */
  find(value: unknown): AnyFunction {
    if (this.#asksConstructor && value !== null && value !== undefined) {
      const made = makerOf(value)
      if (made === this.#c0) return this.#f0
      if (made === this.#c1) return this.#f1
      if (made === this.#c2) return this.#f2
      if (made === this.#c3) return this.#f3
      if (made === this.#c4) return this.#f4
      if (made === this.#c5) return this.#f5
      if (made === this.#c6) return this.#f6
      if (made === this.#c7) return this.#f7
    }
    const found = this.#lookUp(value)
    if (!found) return this.#fromGuards(value) ?? this.fallback
    if (this.#asksConstructor && value !== null && value !== undefined) this.#remember(value, found)
    return found
  }

  /** The implementation for the instances of a type. */
  dispatch(token: TypeToken): AnyFunction {
    const registered = this.entries.get(token)
    if (registered) return registered
    const isPlainClass = token != null && !isGuard(token) && !primitiveOf(token)
    const sample = isPlainClass ? prototypeOfToken(token) : undefined
    const inherited = sample && this.#nearest(sample)
    return inherited ?? (sample && this.#fromGuards(sample)) ?? this.fallback
  }

  #lookUp(value: unknown): AnyFunction | undefined {
    if (value === null) return this.#primitives['null']
    if (typeof value !== 'object' && typeof value !== 'function') return this.#primitives[typeof value]
    const prototype = askedPrototype(value)
    if (!prototype) return undefined
    return this.#classes.get(prototype) ?? this.#inherited.get(prototype) ?? this.#inherit(value, prototype)
  }

  #inherit(value: unknown, prototype: object): AnyFunction | undefined {
    const found = this.#nearest(prototype) ?? this.#ofOtherRealm(value)
    if (found) this.#inherited.set(prototype, found)
    return found
  }

  #nearest(prototype: object): AnyFunction | undefined {
    for (let link: object | null = prototype; link; link = Reflect.getPrototypeOf(link)) {
      const found = this.#classes.get(link)
      if (found) return found
    }
    return undefined
  }

  /** Arrays and functions that another realm made (vm pools, frames) are told by what they are, not by their chain. */
  #ofOtherRealm(value: unknown): AnyFunction | undefined {
    if (Array.isArray(value)) return this.#classes.get(Array.prototype)
    return typeof value === 'function' ? this.#classes.get(Function.prototype) : undefined
  }

  #fromGuards(value: unknown): AnyFunction | undefined {
    return this.#guards.find(([token]) => token[Symbol.hasInstance](value))?.[1]
  }

  #remember(value: {}, found: AnyFunction): void {
    const made = makerOf(value)
    if (typeof made !== 'function' || made.prototype !== Object.getPrototypeOf(value)) return
    // `Object(1)` has the constructor of 1, and is another type.
    if (typeof value === 'object' && primitiveOf(made)) return
    if (this.#taken === slotCount) {
      this.#asksConstructor = false
      return
    }
    this.#fill(this.#taken++, made, found)
  }

  #fill(slot: number, made: unknown, found: AnyFunction): void {
    if (slot === 0) [this.#c0, this.#f0] = [made, found]
    else if (slot === 1) [this.#c1, this.#f1] = [made, found]
    else if (slot === 2) [this.#c2, this.#f2] = [made, found]
    else if (slot === 3) [this.#c3, this.#f3] = [made, found]
    else if (slot === 4) [this.#c4, this.#f4] = [made, found]
    else if (slot === 5) [this.#c5, this.#f5] = [made, found]
    else if (slot === 6) [this.#c6, this.#f6] = [made, found]
    else [this.#c7, this.#f7] = [made, found]
  }
}

/** What an object says that it was made by. A value that throws when it is asked is told by its prototype. */
function makerOf(value: {}): unknown {
  try {
    return value.constructor
  } catch {
    // NaN is nobody's constructor, and no empty slot.
    return Number.NaN
  }
}

/** None of what does not let itself be asked, such as a proxy that was revoked: no type is known of it. */
function askedPrototype(value: object): object | null {
  try {
    return Reflect.getPrototypeOf(value)
  } catch {
    return null
  }
}
