import type { MockMembers } from '../types/index.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- any function at all
type AnyFunction = (...args: any[]) => any

type Inspected =
  | 'called'
  | 'callCount'
  | 'callArgs'
  | 'callArgsList'
  | 'mockCalls'
  | 'methodCalls'
  | 'assertCalled'
  | 'assertCalledOnce'
  | 'assertNotCalled'
  | 'assertCalledWith'
  | 'assertCalledOnceWith'
  | 'assertAnyCall'
  | 'assertHasCalls'

/** What `inspectSpy` gives: the state and the assertions of a mock, typed by the spy's function. */
export type InspectedSpy<F extends AnyFunction> = Pick<MockMembers<Parameters<F>, ReturnType<F>>, Inspected>
