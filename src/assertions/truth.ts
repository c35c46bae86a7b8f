import { PromiseIsAlwaysTrueError } from '../errors/index.ts'
import { isThenable } from '../internal/index.ts'
import { verify, verifyThat, type Call } from './failure.ts'
import { repr } from './repr.ts'

export function verifyTrue(call: Call, value: unknown): void {
  refusePromise(call, value)
  verify(
    call,
    expect => expect(value).toBeTruthy!(),
    () => `${repr(value)} is not true`,
  )
}

export function verifyFalse(call: Call, value: unknown): void {
  refusePromise(call, value)
  verify(
    call,
    expect => expect(value).toBeFalsy!(),
    () => `${repr(value)} is not false`,
  )
}

export function verifyIs(call: Call, first: unknown, second: unknown): void {
  verify(
    call,
    expect => expect(first).toBe!(second),
    () => `${repr(first)} is not ${repr(second)}`,
  )
}

export function verifyIsNot(call: Call, first: unknown, second: unknown): void {
  verifyThat(call, !Object.is(first, second), () => `unexpectedly identical: ${repr(first)}`)
}

export function verifyIsNone(call: Call, value: unknown): void {
  const isNone = value === null || value === undefined
  verifyThat(call, isNone, () => `${repr(value)} is not None (null or undefined)`)
}

export function verifyIsNotNone(call: Call, value: unknown): void {
  const isNone = value === null || value === undefined
  verifyThat(call, !isNone, () => `unexpectedly None: ${repr(value)}`)
}

/** The usual cause is a forgotten `await`, and the assertion could never fail. */
function refusePromise({ method }: Call, value: unknown): void {
  if (isThenable(value)) throw new PromiseIsAlwaysTrueError(method.name)
}
