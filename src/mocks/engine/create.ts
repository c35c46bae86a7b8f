import { bear } from './child.ts'
import { MockHandler } from './handler.ts'
import { describe } from '../text/index.ts'
import { bareFunction, printedBy } from '../values/index.ts'
import { Birth, CALLABLE, factory, type MockClass, MockState, stateOf } from '../state/index.ts'

// One target for all callable mocks, and one for the others: making a mock makes no function.
const callableTarget = bareFunction(print)
const objectTarget = printedBy({}, print)

function print(mock: object): string {
  const state = stateOf(mock)
  return state === undefined ? '[mock]' : `<${describe(state)}>`
}

/** Makes a mock: its state, and the Proxy that the user sees. */
export function createMock(klass: MockClass, flags: number, birth: Birth | undefined): object {
  const state = makeMock(klass, flags)
  if (birth !== undefined) bear(state, birth)
  return state.proxy
}

function makeMock(klass: MockClass, flags: number): MockState {
  const target = (flags & CALLABLE) !== 0 ? callableTarget : objectTarget
  const state = new MockState(klass, flags, target)
  state.proxy = new Proxy(target, new MockHandler(state))
  return state
}

factory.make = makeMock
