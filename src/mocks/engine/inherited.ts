import { type MockState, isMock, rareOf, stateOf } from '../state/index.ts'
import { findMember, isClass } from '../shape/index.ts'

// What a class inherits that extends a mock, and what `instanceof` asks. The mock makes one instance, its return value; a
// subclass makes its own, which have their class's members first, and then those of that instance.

/** The prototype of the class that the mock stands for: its spec's, or that of the class that it wraps. */
function homeOf({ spec, wraps }: MockState): object | undefined {
  for (const source of [spec?.source, isMock(wraps) ? undefined : wraps]) {
    const prototype: unknown = typeof source === 'function' ? source.prototype : undefined
    if (typeof prototype === 'object' && prototype !== null) return prototype
  }
  return undefined
}

/** What `instanceof` and `extends` take from a mock. */
export function prototypeMember(state: MockState): object {
  const rare = rareOf(state)
  return (rare.prototype ??= makePrototype(state))
}

function makePrototype(state: MockState): object {
  const constructor = { value: state.proxy, configurable: true, writable: true }
  const own: object = Object.create(homeOf(state) ?? Object.prototype, { constructor })
  return new Proxy(own, new InheritedMembers(state))
}

/** `value instanceof mock`, as of the class that the mock stands for. */
export function isInstance(owner: MockState, [value]: readonly unknown[]): boolean {
  const home = homeOf(owner) ?? owner.rare?.prototype
  return home !== undefined && Object.prototype.isPrototypeOf.call(home, Object(value))
}

class InheritedMembers implements ProxyHandler<object> {
  readonly #state: MockState

  constructor(state: MockState) {
    this.#state = state
  }

  get(own: object, key: PropertyKey, receiver: unknown): unknown {
    const instance = this.#instanceWith(key)
    return instance === undefined ? Reflect.get(own, key, receiver) : Reflect.get(instance, key)
  }

  has(own: object, key: PropertyKey): boolean {
    return this.#instanceWith(key) !== undefined || Reflect.has(own, key)
  }

  /** The mock's instance, when it has such a member: one that was configured, or that the class has. */
  #instanceWith(key: PropertyKey): object | undefined {
    const { spec, wraps, returnValue, proxy } = this.#state
    const instance = stateOf(returnValue)
    const isConfigured = instance?.attributes?.has(key) || instance?.rare?.accessors?.has(key)
    if (isConfigured) return instance?.proxy
    const klass = wraps === undefined ? spec?.source : undefined
    if (key === 'constructor' || !isClass(klass) || !findMember([klass.prototype], key)) return undefined
    const made: unknown = Reflect.get(proxy, 'returnValue')
    return isMock(made) ? made : undefined
  }
}
