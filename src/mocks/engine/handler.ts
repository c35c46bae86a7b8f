import { defineAccessor, deleteMember, isMember, readMember, writeMember } from './attributes.ts'
import { describeMember, listKeys } from './reflection.ts'
import { invoke } from './invoke.ts'
import { DELETED, bareFunction, printedBy, STATE } from '../values/index.ts'
import {
  CALLABLE,
  MockState,
  type NewTarget,
  hasFlag,
  Birth,
  factory,
  type MockClass,
  stateOf,
} from '../state/index.ts'
import { bear } from './child.ts'
import { guardChange } from './python-names.ts'
import { describeMock } from '../text/index.ts'

/**
 * The traps of a mock. One small object for each mock, which leads to its state: the Proxies of all mocks share their target,
 * so that making a mock makes no function.
 */
export class MockHandler implements ProxyHandler<object> {
  readonly state: MockState

  constructor(state: MockState) {
    this.state = state
  }

  apply(_target: object, self: unknown, args: unknown[]): unknown {
    return invoke(this.state, self, args, undefined)
  }

  construct(_target: object, args: unknown[], newTarget: NewTarget): object {
    return Object(invoke(this.state, undefined, args, newTarget))
  }

  get(_target: object, key: PropertyKey, receiver: object): unknown {
    const { state } = this
    if (key === STATE) return state
    const stored = state.attributes?.get(key)
    return stored === undefined || stored === DELETED ? readMember(state, key, receiver) : stored
  }

  set(_target: object, key: PropertyKey, value: unknown, receiver: object): boolean {
    if (receiver !== this.state.proxy) return Reflect.defineProperty(receiver, key, plain(value))
    writeMember(this.state, key, value, receiver)
    return true
  }

  has(_target: object, key: PropertyKey): boolean {
    return isMember(this.state, key)
  }

  deleteProperty(_target: object, key: PropertyKey): boolean {
    deleteMember(this.state, key)
    return true
  }

  defineProperty(_target: object, key: PropertyKey, descriptor: PropertyDescriptor): boolean {
    // The shared target cannot keep the promise that a property never changes.
    if (descriptor.get === undefined && descriptor.set === undefined)
      writeMember(this.state, key, descriptor.value, this.state.proxy)
    else {
      guardChange(this.state, key)
      const { get, set, enumerable = false } = descriptor
      defineAccessor(this.state, key, { get, set, enumerable, mock: undefined })
    }
    return true
  }

  getOwnPropertyDescriptor(_target: object, key: PropertyKey): PropertyDescriptor | undefined {
    return describeMember(this.state, key)
  }

  ownKeys(): (string | symbol)[] {
    return listKeys(this.state)
  }

  getPrototypeOf(): object | null {
    const prototype = this.state.spec?.prototype
    if (prototype !== undefined) return prototype
    return hasFlag(this.state, CALLABLE) ? Function.prototype : Object.prototype
  }

  /** The prototype is the spec's: the shared target has none of its own to change. */
  setPrototypeOf(_target: object, prototype: object | null): boolean {
    return prototype === this.getPrototypeOf()
  }

  /** A mock that froze could not record. */
  preventExtensions(): boolean {
    return false
  }
}

function plain(value: unknown): PropertyDescriptor {
  return { value, writable: true, enumerable: true, configurable: true }
}

// One target for all callable mocks, and one for the others: making a mock makes no function.
const callableTarget = bareFunction(print)
const plainTarget = printedBy({}, print)

function print(mock: object): string {
  const state = stateOf(mock)
  return state === undefined ? '[mock]' : `<${describeMock(state)}>`
}

/** Makes a mock: its state, and the Proxy that the user sees. */
export function createMock(klass: MockClass, flags: number, birth: Birth | undefined): object {
  const state = makeState(klass, flags)
  if (birth !== undefined) bear(state, birth)
  return state.proxy
}

function makeState(klass: MockClass, flags: number): MockState {
  const target = (flags & CALLABLE) !== 0 ? callableTarget : plainTarget
  const state = new MockState(klass, flags, target)
  state.proxy = new Proxy(target, new MockHandler(state))
  return state
}

factory.make = makeState
