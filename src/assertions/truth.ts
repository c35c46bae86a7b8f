import { PromiseIsAlwaysTrueError } from '../errors/index.ts'
import { isThenable } from '../internal/index.ts'
import { verify, verifyThat, type AssertionCall } from './failure.ts'
import { repr } from './repr.ts'

export function verifyTrue(call: AssertionCall, value: unknown): void {
  refusePromise(call, value)
  verify(
    call,
    expect => expect(value).toBeTruthy!(),
    () => `${repr(value)} is not true`,
  )
}

export function verifyFalse(call: AssertionCall, value: unknown): void {
  refusePromise(call, value)
  verify(
    call,
    expect => expect(value).toBeFalsy!(),
    () => `${repr(value)} is not false`,
  )
}

export function verifyIs(call: AssertionCall, first: unknown, second: unknown): void {
  verify(
    call,
    expect => expect(first).toBe!(second),
    () => `${repr(first)} is not ${repr(second)}`,
  )
}

export function verifyIsNot(call: AssertionCall, first: unknown, second: unknown): void {
  verifyThat(call, !Object.is(first, second), () => `unexpectedly identical: ${repr(first)}`)
}

export function verifyIsNone(call: AssertionCall, value: unknown): void {
  const isNone = value === null || value === undefined
  verifyThat(call, isNone, () => `${repr(value)} is not None (null or undefined)`)
}

export function verifyIsNotNone(call: AssertionCall, value: unknown): void {
  const isNone = value === null || value === undefined
  verifyThat(call, !isNone, () => `unexpectedly None: ${repr(value)}`)
}

/** The usual cause is a forgotten `await`, and the assertion could never fail. */
function refusePromise({ method }: AssertionCall, value: unknown): void {
  if (isThenable(value)) throw new PromiseIsAlwaysTrueError(method.name)
}
