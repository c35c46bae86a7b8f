import { ExpectedCallsError } from '../../errors/index.ts'
import { mockAt, signatureProblem } from './expected-signature.ts'
import { guardClosedOptions } from '../engine/index.ts'
import type { MockState } from '../state/index.ts'
import { matchesCall } from '../equality/index.ts'
import { atCallersLine, formatValue } from '../text/index.ts'
import type { HasCallsOptions } from '../types/index.ts'
import { CallValue, callOf } from '../values/index.ts'

export interface Search {
  readonly isFound: boolean
  readonly expected: readonly CallValue[]
  /** With `anyOrder`: those that were not found. */
  readonly missing: readonly CallValue[]
  /** The first error of an expectation that the spec's signature refuses. */
  readonly cause: TypeError | undefined
  problem(what: 'calls' | 'awaits'): string
}

/** Looks for calls in a recording: as one unbroken row, or each by itself. Semantics: CPython's `assert_has_calls`. */
export function findCalls(
  state: MockState,
  wanted: readonly unknown[],
  actual: readonly CallValue[],
  options: HasCallsOptions = {},
): Search {
  guardClosedOptions(options, ['anyOrder'])
  const expected = listOf(wanted).map(toCall)
  const problems = expected.map(call => problemOf(state, call))
  const cause = problems.find(problem => problem !== undefined)
  const missing = options.anyOrder === true ? findMissing(expected, actual) : []
  const isFound = options.anyOrder === true ? missing.length === 0 : isRow(expected, actual)
  return {
    isFound: isFound && cause === undefined,
    expected,
    missing,
    cause,
    problem: what =>
      cause === undefined
        ? `${what === 'calls' ? 'Calls' : 'Awaits'} not found.`
        : `Error processing expected ${what}.\nErrors: [${problems.map(problem => formatValue(problem ?? null)).join(', ')}]`,
  }
}

/** A call value without a list around it would be taken for whatever it is asked for. */
function listOf(wanted: unknown): readonly unknown[] {
  if (callOf(wanted) === undefined && Array.isArray(wanted)) return wanted
  const text = formatValue(wanted)
  const remedy = callOf(wanted) ? `Write [${text}].` : 'Write [call(1), call(2)].'
  throw atCallersLine(new ExpectedCallsError(`Expected calls are given as a list, not as ${text}. ${remedy}`))
}

/** A call as it is expected: a call value, or the bare list of its arguments. */
function toCall(value: unknown): CallValue {
  const call = callOf(value)
  if (call !== undefined) return call
  if (Array.isArray(value)) return new CallValue('', value)
  const text = formatValue(value)
  throw atCallersLine(
    new ExpectedCallsError(`Expected calls are made with call(...), not ${text}. Write call(${text}).`),
  )
}

function problemOf(state: MockState, call: CallValue): TypeError | undefined {
  const mock = mockAt(state, call.name)
  return mock === undefined ? undefined : signatureProblem(mock, call.args)
}

function isRow(expected: readonly CallValue[], actual: readonly CallValue[]): boolean {
  const isAt = (start: number): boolean =>
    expected.every((call, index) => {
      const other = actual[start + index]
      return other !== undefined && matchesCall(call, other)
    })
  for (let start = 0; start + expected.length <= actual.length; start += 1) if (isAt(start)) return true
  return false
}

/** Each recorded call stands for one expected call only. */
function findMissing(expected: readonly CallValue[], actual: readonly CallValue[]): CallValue[] {
  const left = [...actual]
  return expected.filter(call => {
    const index = left.findIndex(other => matchesCall(call, other))
    if (index >= 0) left.splice(index, 1)
    return index < 0
  })
}
