import {
  assertAnyAwait,
  assertAwaited,
  assertAwaitedOnce,
  assertAwaitedOnceWith,
  assertAwaitedWith,
  assertHasAwaits,
  assertNotAwaited,
} from './await-assertions.ts'
import {
  assertAnyCall,
  assertCalled,
  assertCalledOnce,
  assertCalledOnceWith,
  assertCalledWith,
  assertHasCalls,
  assertNotCalled,
} from './call-assertions.ts'
import type { MockState } from '../state/index.ts'
import type { AwaitAssertions, CallAssertions } from '../types/index.ts'

/** The assertions that an interface promises, each as a function of the mock's state. */
type OnState<Assertions> = {
  readonly [Name in keyof Assertions]: Assertions[Name] extends (...args: infer Args) => void
    ? (state: MockState, ...args: Args) => void
    : never
}

/**
 * The assertions of every mock, by name. The classes have on their prototypes what stands here; the guard against misspelling
 * reads the prototypes; Vitest's matchers and the types are compared with it by the compiler, the guide by a test.
 * The order is that in which a misspelt name is compared with them.
 */
export const callAssertions = {
  assertCalled,
  assertCalledOnce,
  assertCalledWith,
  assertCalledOnceWith,
  assertAnyCall,
  assertHasCalls,
  assertNotCalled,
} satisfies OnState<CallAssertions<unknown[]>>

/** Those that an AsyncMock has besides. */
export const awaitAssertions = {
  assertAwaited,
  assertAwaitedOnce,
  assertAwaitedWith,
  assertAwaitedOnceWith,
  assertAnyAwait,
  assertHasAwaits,
  assertNotAwaited,
} satisfies OnState<AwaitAssertions<unknown[]>>

/** The assertions of an interface that take nothing. */
type TakingNothing<Assertions> = {
  [Name in keyof Assertions]: Assertions[Name] extends (...args: infer Args) => void
    ? Args extends readonly []
      ? Name
      : never
    : never
}[keyof Assertions]

/** Assertions that compare no arguments, and what does. */
export const comparing: Readonly<Record<string, string>> = {
  assertCalled: 'assertCalledWith(…)',
  assertCalledOnce: 'assertCalledOnceWith(…)',
  assertNotCalled: 'expect(mock).not.toHaveBeenCalledWith(…)',
  assertAwaited: 'assertAwaitedWith(…)',
  assertAwaitedOnce: 'assertAwaitedOnceWith(…)',
  assertNotAwaited: 'expect(mock).not.toHaveBeenAwaitedWith(…)',
} satisfies Record<TakingNothing<CallAssertions<unknown[]> & AwaitAssertions<unknown[]>>, string>
