import { toSideEffect } from './side-effect.ts'
import { DEFAULT } from '../values/index.ts'
import { type MockState, clock, stateOf } from '../state/index.ts'
import type { ResetOptions } from '../types/index.ts'

/** Forgets the calls of one mock, its configuration stays. */
export function clearCalls(state: MockState): void {
  state.calls = undefined
  state.descendants = undefined
  state.awaits = undefined
}

/** Follows the wholesale clearings since the mock was last used. Called before its calls are read or written. */
export function followClears(state: MockState): void {
  const isReset = clock.lastReset > state.clears
  state.clears = clock.clears
  clearCalls(state)
  if (isReset) restoreInitial(state)
}

/** Clears every mock there is, for Vitest's `clearAllMocks`; with `reset`, also what was configured after creation. */
export function clearAll(reset: boolean): void {
  clock.clears += 1
  if (reset) clock.lastReset = clock.clears
}

/** Back to the `returnValue` and `sideEffect` that the mock was made with: what `mockReset` means in Vitest. */
export function restoreInitial(state: MockState): void {
  const { rare } = state
  state.returnValue = rare?.initial ? rare.initial.returnValue : DEFAULT
  state.sideEffect = rare?.initial ? toSideEffect(rare.initial.sideEffect) : undefined
  if (rare) delete rare.once
}

/** Forgets the calls of a mock, of its children and its return value. Semantics: CPython's `reset_mock`. */
export function resetMock(state: MockState, options: ResetOptions, visited = new Set<MockState>()): void {
  if (visited.has(state)) return
  visited.add(state)
  const oldReturnValue = state.returnValue
  clearCalls(state)
  state.clears = clock.clears
  if (options.returnValue === true) state.returnValue = DEFAULT
  if (options.sideEffect === true) {
    state.sideEffect = undefined
    if (state.rare) delete state.rare.once
  }
  for (const child of childrenOf(state)) resetMock(child, options, visited)
  const returned = stateOf(oldReturnValue)
  if (returned?.newParent === state) resetMock(returned, options, visited)
}

/** The mocks that are attributes of this one: made by reading, or attached. */
export function* childrenOf(state: MockState): Generator<MockState> {
  for (const value of state.attributes?.values() ?? []) {
    const child = stateOf(value)
    if (child?.newParent === state) yield child
  }
  for (const native of state.rare?.natives?.values() ?? []) {
    const child = stateOf(native)
    if (child !== undefined) yield child
  }
  for (const accessor of state.rare?.accessors?.values() ?? []) {
    const child = stateOf(accessor.mock)
    if (child?.newParent === state) yield child
  }
}
