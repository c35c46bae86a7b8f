import { attachMock } from './attach.ts'
import { Birth, type MockClass, Throwable, first, stateOf } from '../state/index.ts'
import {
  type MockOptionRecord,
  addSpec,
  adoptReturnValue,
  applyOptions,
  asOwnCall,
  callsOf,
  configure,
  createMock,
  guardClosedOptions,
  guardOptionsObject,
  makeReturnValue,
  methodCallsOf,
  resetMock,
  toSideEffect,
  treeCallsOf,
} from '../engine/index.ts'
import { callAssertions } from '../assertions/index.ts'
import type { CallAssertions, ResetOptions } from '../types/index.ts'
import { NativeMemberError } from '../../errors/index.ts'
import { atCallersLine } from '../text/index.ts'
import { addAssertions, own } from './members.ts'
import { type CallValue, DEFAULT } from '../values/index.ts'

/** The kind of mock that a class makes, as flags. */
export const KIND: unique symbol = Symbol.for('vitest-async-case.mock-kind')

type MockMaker = MockClass & { readonly [KIND]: number }

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- addAssertions, below, puts them on the prototype
export interface NonCallableMock extends CallAssertions<unknown[]> {}

/** A mock that cannot be called. The members here are those of every mock. Semantics: `unittest.mock.NonCallableMock`. */
export class NonCallableMock {
  static readonly [KIND]: number = 0

  constructor(options?: MockOptionRecord) {
    if (first.prepare) prepareFirst()
    const maker: MockMaker = new.target
    if (options === undefined) return createMock(maker, maker[KIND], undefined) as this
    if (options instanceof Birth) return createMock(maker, maker[KIND], options) as this
    const mock = createMock(maker, maker[KIND], undefined)
    applyOptions(own(mock), options)
    return mock as this
  }

  /** By the mock's own account: its prototype is that of its spec. */
  static [Symbol.hasInstance](value: unknown): boolean {
    const klass = stateOf(value)?.klass
    return klass !== undefined && (Object.is(klass, this) || isSubclass(klass, this))
  }

  get called(): boolean {
    return callsOf(own(this)).length > 0
  }

  get callCount(): number {
    return callsOf(own(this)).length
  }

  get callArgs(): CallValue | null {
    const last = callsOf(own(this)).at(-1)
    return last === undefined ? null : asOwnCall(last)
  }

  get callArgsList(): CallValue[] {
    return callsOf(own(this)).map(asOwnCall)
  }

  get mockCalls(): CallValue[] {
    return treeCallsOf(own(this))
  }

  get methodCalls(): CallValue[] {
    return methodCallsOf(own(this))
  }

  get returnValue(): unknown {
    const state = own(this)
    if (state.returnValue === DEFAULT) state.returnValue = makeReturnValue(state)
    return state.returnValue
  }

  set returnValue(value: unknown) {
    const state = own(this)
    state.returnValue = value
    adoptReturnValue(state, value)
  }

  get sideEffect(): unknown {
    const effect = own(this).sideEffect
    return effect instanceof Throwable ? effect.source : (effect ?? null)
  }

  set sideEffect(value: unknown) {
    own(this).sideEffect = toSideEffect(value)
  }

  resetMock(options: ResetOptions = {}): void {
    guardClosedOptions(options, ['returnValue', 'sideEffect'])
    resetMock(own(this), options)
  }

  configureMock(attributes: MockOptionRecord): void {
    guardOptionsObject(attributes, ['returnValue', 'sideEffect', '…'])
    configure(own(this), attributes)
  }

  attachMock(mock: unknown, name: string): void {
    attachMock(own(this), mock, name)
  }

  mockAddSpec(spec: unknown, specSet = false): void {
    addSpec(own(this), spec, specSet)
  }
}

addAssertions(NonCallableMock.prototype, callAssertions)

// `mock.constructor.returnValue = 1` would be a static of the class, for every mock of the process.
for (const name of ['returnValue', 'sideEffect'])
  Object.defineProperty(NonCallableMock, name, {
    configurable: true,
    set(this: MockClass) {
      throw atCallersLine(
        new NativeMemberError(
          `constructor.${name}`,
          `'constructor' is the class ${this.name}, which all such mocks share`,
        ),
      )
    },
  })

function isSubclass(klass: MockClass, base: { readonly prototype: object }): boolean {
  return Object.prototype.isPrototypeOf.call(base.prototype, klass.prototype)
}

/** Once: what it does makes mocks. */
function prepareFirst(): void {
  const { prepare } = first
  first.prepare = undefined
  prepare?.()
}
