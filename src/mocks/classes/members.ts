import type { AnyFunction } from '../../decorators/index.ts'
import { MockArgumentsError } from '../../errors/index.ts'
import { comparing } from '../assertions/index.ts'
import { type MockState, stateOf } from '../state/index.ts'
import { atCallersLine } from '../text/index.ts'

/** The state behind a mock's member that is being used. */
export function own(mock: object): MockState {
  const state = stateOf(mock)
  if (state === undefined)
    throw atCallersLine(new TypeError('This member of a mock was called on what is no mock.'))
  return state
}

/** Puts assertions on the prototype of a class, as its methods would be: each on the state of the mock that it is called on. */
export function addAssertions(prototype: object, assertions: Readonly<Record<string, AnyFunction>>): void {
  for (const [name, assertion] of Object.entries(assertions)) {
    const value = {
      [name](this: object, ...args: unknown[]): void {
        if (args.length > 0 && Object.hasOwn(comparing, name)) throw atCallersLine(uncompared(name))
        assertion(own(this), ...args)
      },
    }[name]
    Object.defineProperty(prototype, name, { value, writable: true, configurable: true })
  }
}

function uncompared(name: string): MockArgumentsError {
  return new MockArgumentsError(
    `${name}() takes no arguments, and would compare none with what was given. Write ${comparing[name]}.`,
  )
}
