import { INSPECT, joinPath } from './keys.ts'

/** Under this key a call value, and a builder of one, answers with the call. */
export const CALL: unique symbol = Symbol.for('vitest-async-case.call')

interface Helpers {
  matches(expected: CallValue, actual: unknown): boolean
  print(call: CallValue): string
}

/** Comparing and printing walk through any value, and so know of calls: they are put in here from above. */
// state of this copy: its own functions
export const callHelpers = {} as Helpers

/**
 * One call as a value: which mock of a tree, and with what. What `callArgs` and `mockCalls` hold and `call(…)` builds.
 * Semantics: `unittest.mock._Call`, without keyword arguments.
 */
export class CallValue {
  /** Path of the mock that was called, from the one that was asked: `load` or `connect().query`; empty for itself. */
  readonly name: string
  /** The arguments. */
  readonly args: readonly unknown[]

  constructor(name: string, args: readonly unknown[]) {
    this.name = name
    this.args = args
  }

  /** The call or attribute that this one was built from, in `call.a(1).b(2)`. A recorded call has none. */
  get parent(): CallValue | undefined {
    return undefined
  }

  /** Whether it is a call: `call.a` alone is only the way to one. */
  get isCall(): boolean {
    return true
  }

  get [CALL](): CallValue {
    return this
  }

  /** By this Vitest knows what compares by itself. */
  get $$typeof(): symbol {
    return Symbol.for('jest.asymmetricMatcher')
  }

  /** The way to the next call: `()` is part of it when this is a call. */
  get path(): string {
    return this.isCall ? `${this.name}()` : this.name
  }

  /** The calls of a chain, the first one first. Semantics: `call_list()`. */
  callList(): CallValue[] {
    const calls: CallValue[] = []
    for (let link: CallValue | undefined = this; link !== undefined; link = link.parent)
      if (link.isCall) calls.unshift(link)
    return calls
  }

  /** Whether `other` is an equal call. Vitest asks it wherever it compares. */
  asymmetricMatch(other: unknown): boolean {
    return callHelpers.matches(this, other)
  }

  /** As Vitest prints it in a diff. */
  toAsymmetricMatcher(): string {
    return callHelpers.print(this)
  }

  /** As a failure prints it: `call.method(1)`. */
  toString(): string {
    return callHelpers.print(this)
  }

  /** As `console.log` prints it. */
  [INSPECT](): string {
    return callHelpers.print(this)
  }

  /** `call.load` for a path, `call` for the mock itself. */
  get label(): string {
    return joinPath('call', this.name)
  }
}

/** A link of a chain that `call` builds. */
export class CallLink extends CallValue {
  declare readonly link: { readonly parent: CallValue | undefined; readonly isCall: boolean }

  constructor(name: string, args: readonly unknown[], parent: CallValue | undefined, isCall: boolean) {
    super(name, args)
    // Not enumerable: what is printed of a call, and compared by others, is its name and arguments.
    Object.defineProperty(this, 'link', { value: { parent, isCall } })
  }

  override get parent(): CallValue | undefined {
    return this.link.parent
  }

  override get isCall(): boolean {
    return this.link.isCall
  }
}

/** The call that a value stands for, if it is one or builds one. */
export function callOf(value: unknown): CallValue | undefined {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return undefined
  try {
    const found: CallValue | undefined = Reflect.get(value, CALL)
    // A deep mock of vitest-mock-extended answers to any key, with a mock of its own.
    return Array.isArray(found?.args) ? found : undefined
  } catch {
    // A proxy of the user's may throw for any key that it does not know.
    return undefined
  }
}
