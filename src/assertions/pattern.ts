import { InvalidPatternError, NotAStringError } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import { verify, verifyThat, type AssertionCall } from './failure.ts'
import { repr } from './repr.ts'

/** A pattern of the user's, as a `RegExp` of our own: its `lastIndex` is nobody else's. */
export function patternOf(method: Function, pattern: unknown): RegExp {
  if (pattern instanceof RegExp || Object.prototype.toString.call(pattern) === '[object RegExp]')
    return new RegExp(pattern as RegExp)
  if (typeof pattern !== 'string' || pattern === '')
    throw new InvalidPatternError(method.name, showValue(pattern))
  try {
    return new RegExp(pattern)
  } catch (error) {
    throw new InvalidPatternError(method.name, showValue(pattern), error)
  }
}

/** Whether the pattern is found anywhere in the text. Semantics: `re.search`. */
export function isFoundIn(pattern: RegExp, text: string): boolean {
  return text.search(pattern) >= 0
}

export function verifyRegex(call: AssertionCall, text: string, expected: string | RegExp): void {
  const pattern = searched(call, text, expected)
  verify(
    call,
    expect => expect(text).toMatch!(pattern),
    () => `Regex didn't match: ${pattern} not found in ${repr(text)}`,
  )
}

export function verifyNotRegex(call: AssertionCall, text: string, unexpected: string | RegExp): void {
  const pattern = searched(call, text, unexpected)
  const found = pattern.exec(text)?.[0]
  verifyThat(
    call,
    found === undefined,
    () => `Regex matched: ${repr(found)} matches ${pattern} in ${repr(text)}`,
  )
}

function searched({ method }: AssertionCall, text: string, pattern: string | RegExp): RegExp {
  if (typeof text !== 'string') throw new NotAStringError(method.name, showValue(text))
  return patternOf(method, pattern)
}
