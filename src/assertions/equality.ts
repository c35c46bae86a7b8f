import { PromiseComparedError } from '../errors/index.ts'
import { getHost, isThenable } from '../internal/index.ts'
import { verify, verifyThat, type AssertionCall } from './failure.ts'
import { isDictionary, verifyDictEqual } from './dict-equal.ts'
import { repr } from './repr.ts'
import { verifySequenceEqual } from './sequence-equal.ts'
import { verifySetEqual } from './set-equal.ts'
import { commonClass, type TypeEqualities } from './type-equality.ts'

/** `assertEqual`: a registered comparison of the values' class, else the one that explains their kind best. */
export function verifyEqual(
  call: AssertionCall,
  first: unknown,
  second: unknown,
  own: TypeEqualities | undefined,
): void {
  const registered = own?.find(commonClass(first, second), call.test)
  if (registered) registered(first, second, call.msg)
  else if (first !== second && isPromise(first) && isPromise(second))
    throw new PromiseComparedError(call.method.name, true)
  else if (typeof first === 'string' && typeof second === 'string') verifyMultiLineEqual(call, first, second)
  else if (Array.isArray(first) && Array.isArray(second)) verifySequenceEqual(call, first, second, 'list')
  else if (first instanceof Set && second instanceof Set) verifySetEqual(call, first, second)
  else if (isDictionary(first) && isDictionary(second)) verifyDictEqual(call, first, second)
  else
    verify(
      call,
      expect => expect(first).toEqual!(second),
      () => `${repr(first)} != ${repr(second)}`,
    )
}

export function verifyNotEqual(call: AssertionCall, first: unknown, second: unknown): void {
  if (isPromiseBeside(first, second) || isPromiseBeside(second, first))
    throw new PromiseComparedError(call.method.name, false)
  const isEqual = getHost().equals(first, second)
  verifyThat(call, !isEqual, () => `${repr(first)} == ${repr(second)}`)
}

/** A forgotten `await`. That there is a promise at all can be asked by a comparison with nothing. */
function isPromiseBeside(value: unknown, other: unknown): boolean {
  return isPromise(value) && other !== null && other !== undefined && !isThenable(other)
}

/** A promise of whatever class; not what has contents beside, as the queries of some libraries. */
function isPromise(value: unknown): boolean {
  return isThenable(value) && Object.keys(value).length === 0
}

/** Two texts are the same; Vitest prints them line by line. */
export function verifyMultiLineEqual(call: AssertionCall, first: unknown, second: unknown): void {
  verifyThat(call, typeof first === 'string', () => `First argument is not a string: ${repr(first)}`)
  verifyThat(call, typeof second === 'string', () => `Second argument is not a string: ${repr(second)}`)
  verify(
    call,
    expect => expect(first).toBe!(second),
    () => `${repr(first)} != ${repr(second)}`,
  )
}
