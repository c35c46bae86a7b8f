import { isThenable } from '../../internal/index.ts'
import { VitestView } from './vitest-view.ts'
import { own } from './members.ts'
import { KIND, NonCallableMock } from './non-callable-mock.ts'
import { CALLABLE, classes, rareOf } from '../state/index.ts'
import { clearCalls, implementationOf, restoreInitial, toSideEffect } from '../engine/index.ts'
import { pathOf } from '../text/index.ts'

/** What a call does, as Vitest's `mockImplementation` takes it. */
type Body = (...args: unknown[]) => unknown

/** A mock that can be called, with what Vitest looks for in a mock function. Semantics: `unittest.mock.Mock`. */
export class Mock extends NonCallableMock {
  static override readonly [KIND]: number = CALLABLE

  get _isMockFunction(): true {
    return true
  }

  get mock(): VitestView {
    return new VitestView(own(this))
  }

  getMockName(): string {
    const state = own(this)
    return state.rare?.displayName ?? pathOf(state)
  }

  mockName(name: string): this {
    rareOf(own(this)).displayName = name
    return this
  }

  mockClear(): this {
    clearCalls(own(this))
    return this
  }

  mockReset(): this {
    clearCalls(own(this))
    restoreInitial(own(this))
    return this
  }

  mockRestore(): this {
    return this.mockReset()
  }

  /** As Vitest's `using mock = vi.fn()`; in a browser without the symbol it has another name, which nobody asks for. */
  [Symbol.dispose ?? Symbol.for('Symbol.dispose')](): void {
    this.mockReset()
  }

  getMockImplementation(): Body {
    return implementationOf(own(this))
  }

  mockImplementation(implementation: Body | undefined): this {
    own(this).sideEffect = toSideEffect(implementation)
    return this
  }

  mockImplementationOnce(implementation: Body): this {
    const rare = rareOf(own(this))
    rare.once ??= []
    rare.once.push(implementation)
    return this
  }

  mockReturnValue(value: unknown): this {
    return this.mockImplementation(() => value)
  }

  mockReturnValueOnce(value: unknown): this {
    return this.mockImplementationOnce(() => value)
  }

  /** Runs `body` with another implementation, and goes back, also when it fails. */
  withImplementation(implementation: Body, body: () => unknown): this | Promise<this> {
    const state = own(this)
    const before = state.sideEffect
    const goBack = () => {
      state.sideEffect = before
      return this
    }
    let result: unknown
    try {
      this.mockImplementation(implementation)
      result = body()
    } finally {
      if (!isThenable(result)) goBack()
    }
    return isThenable(result)
      ? Promise.resolve(result)
          .finally(goBack)
          .then(() => this)
      : this
  }

  mockReturnThis(): this {
    return this.mockImplementation(function (this: unknown) {
      return this
    })
  }

  mockThrow(error: unknown): this {
    return this.mockImplementation(thrower(error))
  }

  mockThrowOnce(error: unknown): this {
    return this.mockImplementationOnce(thrower(error))
  }

  mockResolvedValue(value: unknown): this {
    return this.mockImplementation(() => Promise.resolve(value))
  }

  mockResolvedValueOnce(value: unknown): this {
    return this.mockImplementationOnce(() => Promise.resolve(value))
  }

  mockRejectedValue(error: unknown): this {
    return this.mockImplementation(() => Promise.reject(error))
  }

  mockRejectedValueOnce(error: unknown): this {
    return this.mockImplementationOnce(() => Promise.reject(error))
  }
}

function thrower(error: unknown): Body {
  return () => {
    throw error
  }
}

classes.Mock = Mock
