import { getHost, isReference } from '../../internal/index.ts'
import { isSinonMatcher, sinonTester } from './sinon-matcher.ts'
import { isMock } from '../state/index.ts'
import { certainlyDiffers, isPrimitive } from './certainly-differs.ts'
import { certainlyEqual } from './certainly-equal.ts'
import { type CallValue, callHelpers, callOf, holdsUnreadable, isAsymmetric } from '../values/index.ts'

/** Deep equality of two values, with matchers of every kind on either side. */
export function matches(expected: unknown, actual: unknown): boolean {
  if (Object.is(expected, actual)) return true
  try {
    return matchesByContent(expected, actual)
  } catch (error) {
    // What cannot be looked at is equal to itself only; any other error is that of a matcher.
    if (holdsUnreadable(expected) || holdsUnreadable(actual)) return false
    throw error
  }
}

function matchesByContent(expected: unknown, actual: unknown): boolean {
  const host = getHost()
  if (hasOwnTesterOnly(host.testers)) {
    if (certainlyEqual(expected, actual)) return true
    if (certainlyDiffers(expected, actual)) return false
  }
  if (host.equals(expected, actual)) return true
  // What `toEqual` leaves out is left out where a matcher stands for it too, and ANY stands for everything.
  return hasMatchedUndefined(expected, actual) && host.equals(expected, actual, true)
}

/** A user's tester may hold anything equal: then nothing is decided without asking it. */
function hasOwnTesterOnly(testers: readonly unknown[]): boolean {
  return testers.every(tester => tester === equalityTester || tester === sinonTester)
}

/** Whether the arguments of a call are those expected, as many and each in its place. */
export function matchesArguments(expected: readonly unknown[], actual: readonly unknown[]): boolean {
  if (expected.length !== actual.length) return false
  for (let index = 0; index < expected.length; index += 1)
    if (!matches(expected[index], actual[index])) return false
  return true
}

/** Whether two calls are of the same mock of a tree, with the same arguments; built chains also compare their earlier calls. */
export function matchesCall(expected: CallValue, actual: CallValue): boolean {
  if (expected.name !== actual.name) return false
  if (expected.parent && actual.parent && !matchesCall(expected.parent, actual.parent)) return false
  return matchesArguments(expected.args, actual.args)
}

/** A call against anything: another call, or the bare list of its arguments. */
function matchesAsCall(expected: CallValue, actual: unknown): boolean {
  const other = callOf(actual)
  if (other !== undefined) return matchesCall(expected, other)
  if (isMatcher(actual)) return actual.asymmetricMatch(expected)
  return Array.isArray(actual) && matchesArguments(expected.args, actual)
}

function isMatcher(value: unknown): value is { asymmetricMatch(value: unknown): boolean } {
  return isReference(value) && !isMock(value) && isAsymmetric(value)
}

callHelpers.matches = matchesAsCall

/**
 * What Vitest's equality cannot know by itself: calls, mocks (equal to themselves only, though they can be iterated), and
 * sinon's matchers. `undefined` leaves the answer to Vitest.
 */
export function equalityTester(a: unknown, b: unknown): boolean | undefined {
  if (isPrimitive(a) || isPrimitive(b)) return sinonTester(a, b)
  const call = callOf(a)
  if (call !== undefined) return matchesAsCall(call, b)
  const other = callOf(b)
  if (other !== undefined) return matchesAsCall(other, a)
  if (isMock(a) || isMock(b)) return isMatcherLike(a) || isMatcherLike(b) ? undefined : a === b
  return sinonTester(a, b)
}

function isMatcherLike(value: unknown): boolean {
  return !isMock(value) && isSinonMatcher(value)
}

/** Whether a matcher somewhere in one value stands for a field of the other that is there, and `undefined`. */
export function hasMatchedUndefined(a: unknown, b: unknown, seen = new Set<object>()): boolean {
  if (a === b || !isWalked(a) || !isWalked(b) || seen.has(a)) return false
  seen.add(a)
  return Object.keys(a).some(key => {
    if (!Object.hasOwn(b, key)) return false
    const [one, other] = [a[key], b[key]]
    return isPair(one, other) || isPair(other, one) || hasMatchedUndefined(one, other, seen)
  })
}

function isWalked(value: unknown): value is Record<string, unknown> {
  return !isPrimitive(value) && typeof value === 'object' && !isMock(value) && !ArrayBuffer.isView(value)
}

function isPair(matcher: unknown, value: unknown): boolean {
  return value === undefined && isWalked(matcher) && isAsymmetric(matcher)
}
