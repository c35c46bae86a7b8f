import { noteReading } from './unawaited-calls.ts'
import { followClears } from './reset.ts'
import { CallValue, joinPath } from '../values/index.ts'
import { type CallRecord, type MockState, clock } from '../state/index.ts'

/** The calls of this mock itself, in order. */
export function callsOf(state: MockState): readonly CallRecord[] {
  if (state.clears !== clock.clears) followClears(state)
  noteReading(state)
  return state.calls ?? []
}

/** The calls of this mock whose promise was awaited, in the order of the awaits. */
export function awaitsOf(state: MockState): readonly CallRecord[] {
  if (state.clears !== clock.clears) followClears(state)
  noteReading(state)
  return state.awaits ?? []
}

/** The calls of the mocks below this one, in order. */
function descendantsOf(state: MockState): readonly CallRecord[] {
  if (state.clears !== clock.clears) followClears(state)
  noteReading(state)
  state.rare?.guests?.sync()
  return state.descendants ?? []
}

/** A call as the mock's own: without a name. */
export function asOwnCall(record: CallRecord): CallValue {
  return new CallValue('', record.args)
}

/** All calls of the tree below and including this mock, in order, each with its path. Semantics: CPython's `mock_calls`. */
export function treeCallsOf(state: MockState): CallValue[] {
  return treeRecordsOf(state).map(record => asTreeCall(state, record))
}

/** A call with its path from `state`. */
export function asTreeCall(state: MockState, record: CallRecord): CallValue {
  return new CallValue(treeName(record.state, state), record.args)
}

export function treeRecordsOf(state: MockState): readonly CallRecord[] {
  const below = descendantsOf(state)
  const own = callsOf(state)
  if (below.length === 0 || own.length === 0) return below.length === 0 ? own : below
  return [...own, ...below].toSorted((a, b) => a.stamp - b.stamp)
}

/** The calls of attributes, and of their attributes. Semantics: CPython's `method_calls`. */
export function methodCallsOf(state: MockState): CallValue[] {
  const calls: CallValue[] = []
  for (const record of descendantsOf(state)) {
    const name = methodName(record.state, state)
    if (name !== undefined) calls.push(new CallValue(name, record.args))
  }
  return calls
}

function treeName(from: MockState, to: MockState): string {
  let name = ''
  for (let state: MockState | undefined = from; state !== undefined && state !== to; state = state.newParent)
    name = joinPath(state.newName, name)
  return name
}

/** The path of attributes, or `undefined` when a return value or a protocol lies on it. */
function methodName(from: MockState, to: MockState): string | undefined {
  let name = ''
  for (
    let state: MockState | undefined = from;
    state !== undefined && state !== to;
    state = state.newParent
  ) {
    if (state.parent === undefined) return undefined
    name = joinPath(state.name ?? '', name)
  }
  return name
}
