import { withFrames } from '../errors/index.ts'
import { frameText, getHost, type ExpectHost } from '../internal/index.ts'
import { withoutLongDiff, type Diffable } from './max-diff.ts'

/** A message among other options. */
export interface MessageOption {
  readonly msg?: string
}
/** A message of the user's, appended to the standard one, or put in its place when `longMessage` is false. */
export type Message = string | MessageOption
/** The class of a failure, constructed with its message. Semantics: `unittest.TestCase.failureException`. */
export type FailureClass = new (message?: string) => Error

/** What a test case says about its failures. Semantics: the attributes of `unittest.TestCase` of these names. */
export interface FailureSettings {
  longMessage: boolean
  maxDiff: number | null
  failureException: FailureClass
}

/** One call of an assertion method. */
export interface AssertionCall {
  readonly test: FailureSettings
  /** The method that the user called: the stack of a failure starts above it. */
  readonly method: Function
  readonly msg: Message | undefined
  /** Where the user called it, for failures that are found later. */
  readonly site?: CallSite
}

export interface CallSite {
  readonly stack?: string
}

export function callOn(test: FailureSettings, method: Function, msg?: Message): AssertionCall {
  return { test, method, msg }
}

export function defaultFailureException(): FailureClass {
  return getHost().AssertionError
}

/** Runs one of Vitest's matchers. Its failure keeps its diff, says what unittest says, and starts at the user's line. */
export function verify(
  call: AssertionCall,
  matcher: (expect: ExpectHost) => unknown,
  standard: () => string,
): void {
  const { expect, AssertionError } = getHost()
  try {
    matcher(expect)
  } catch (error) {
    throw error instanceof AssertionError ? failure(call, standard(), error) : error
  }
}

/** Tells Vitest of an assertion that held, for `expect.assertions` and its kin. */
export function countAssertion(): void {
  getHost().expect(true).toBe!(true)
}

/** As `verify`, for what no matcher of Vitest checks; Vitest counts it as an assertion all the same. */
export function verifyThat(call: AssertionCall, isTrue: boolean, standard: () => string): void {
  if (isTrue) countAssertion()
  else throw failure(call, standard())
}

/** The error of a failed assertion. `source`: Vitest's own, whose diff it shows. */
export function failure(call: AssertionCall, standard: string, source?: Error & Diffable): Error {
  const { test, method, site } = call
  const limited = source && withoutLongDiff(source, test.maxDiff)
  const message = formatMessage(call, limited ? standard + limited : standard)
  const error = source instanceof test.failureException ? source : new test.failureException(message)
  if (source && error !== source) copyDiff(source, error)
  error.message = message
  if (site) withFrames(error, frameText(site.stack))
  else startAbove(error, method)
  return error
}

function startAbove(error: Error, method: Function): void {
  // Not in every browser; the error then keeps the stack that it was made with.
  if (!Error.captureStackTrace) return
  Error.captureStackTrace(error, method)
  // A method that is spied on is not on the stack under its own name, and nothing would be left.
  if (frameText(error.stack) === '') Error.captureStackTrace(error)
}

/** Remembers the user's line now, for a failure that may be found when the call is over. */
export function callSite(method: Function): CallSite {
  const site: CallSite = {}
  if (Error.captureStackTrace) Error.captureStackTrace(site, method)
  return site
}

function formatMessage({ test, msg }: AssertionCall, standard: string): string {
  const own = typeof msg === 'object' ? msg.msg : msg
  if (!test.longMessage) return own || standard
  return own === undefined ? standard : `${standard} : ${own}`
}

function copyDiff(from: Diffable, to: Error): void {
  const { actual, expected, showDiff } = from
  Object.assign(to, { actual, expected, showDiff })
}
