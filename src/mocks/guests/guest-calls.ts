/** One call as a spy of another library recorded it. */
export interface GuestCall {
  readonly args: unknown[]
  readonly self: unknown
  /** What it returned, or threw. */
  readonly value: unknown
  readonly hasThrown: boolean
  /** Its place among the calls of all spies of its library, where the library counts them. */
  readonly order: number | undefined
}

/** A spy of another library, as far as it is read here: its name, and its calls so far. */
export interface Guest {
  readonly library: 'vitest' | 'sinon' | 'tinyspy'
  readonly name: string
  calls(): readonly GuestCall[]
}

/** The guest that a spy is, told by its shape; `undefined` for anything else. No library of spies is imported. */
export function guestOf(value: unknown): Guest | undefined {
  if (typeof value !== 'function') return undefined
  return vitestSpy(value) ?? sinonSpy(value) ?? tinySpy(value)
}

/** `vi.fn`, `vi.spyOn`, the functions of vitest-mock-extended, and jest-mock, which have one shape. */
function vitestSpy(spy: Function): Guest | undefined {
  const mock = (): VitestMock => Reflect.get(spy, 'mock')
  if (!Array.isArray(mock()?.calls)) return undefined
  const getMockName: unknown = Reflect.get(spy, 'getMockName')
  const name = typeof getMockName === 'function' ? String(Reflect.apply(getMockName, spy, [])) : 'spy'
  return {
    library: 'vitest',
    name: name === 'vi.fn()' || name === 'jest.fn()' ? 'spy' : name,
    calls: () => mock().calls.map((args, index) => vitestCall(mock(), args, index)),
  }
}

interface VitestMock {
  readonly calls: unknown[][]
  readonly results?: readonly { readonly type: string; readonly value: unknown }[]
  readonly contexts?: readonly unknown[]
  readonly invocationCallOrder?: readonly number[]
}

function vitestCall(mock: VitestMock, args: unknown[], index: number): GuestCall {
  const result = mock.results?.[index]
  const order = mock.invocationCallOrder?.[index]
  return {
    args,
    self: mock.contexts?.[index],
    value: result?.value,
    hasThrown: result?.type === 'throw',
    order,
  }
}

/** `sinon.spy`, `sinon.stub` and `sinon.fake`. */
function sinonSpy(spy: Function): Guest | undefined {
  const list = (key: string): unknown[] | undefined => Reflect.get(spy, key)
  const args = (): unknown[][] => Reflect.get(spy, 'args')
  if (Reflect.get(spy, 'isSinonProxy') !== true || !Array.isArray(args())) return undefined
  const names: unknown[] = ['propName', 'displayName'].map(key => Reflect.get(spy, key))
  const name = names.find((text): text is string => typeof text === 'string' && text !== '')
  return {
    library: 'sinon',
    name: name ?? 'spy',
    calls: () =>
      args().map((args, index) => {
        const exception = list('exceptions')?.[index]
        const hasThrown = exception !== undefined
        const value = hasThrown ? exception : list('returnValues')?.[index]
        const id = list('callIds')?.[index]
        const order = typeof id === 'number' ? id : undefined
        return { args, self: list('thisValues')?.[index], value, hasThrown, order }
      }),
  }
}

interface TinyState {
  readonly callCount: unknown
  readonly calls: unknown[][]
  readonly results?: readonly (readonly [type: string, value: unknown])[]
}

/** tinyspy's spies, which show their calls themselves, and its internal ones, which keep them under a symbol. */
function tinySpy(spy: Function): Guest | undefined {
  const hidden = Object.getOwnPropertySymbols(spy).find(symbol => symbol.description === 'tinyspy:spy')
  const state: Partial<TinyState> = hidden ? Reflect.get(spy, hidden) : Object(spy)
  if (!Array.isArray(state.calls) || typeof state.callCount !== 'number') return undefined
  return {
    library: 'tinyspy',
    name: typeof spy.name === 'string' && spy.name !== '' ? spy.name : 'spy',
    calls: () =>
      (state.calls ?? []).map((args, index) => {
        const [type, value] = state.results?.[index] ?? []
        return { args, self: undefined, value, hasThrown: type === 'error', order: undefined }
      }),
  }
}
