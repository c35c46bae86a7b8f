import type { PhaseError } from '../../attempt/index.ts'
import {
  LeakError,
  LeakPolicyError,
  PhaseTimeoutError,
  StuckTaskError,
  SwallowedCancellationError,
  TestCaseDefinitionError,
} from '../../errors/index.ts'
import { frameText } from '../../internal/index.ts'
import type { Subject } from './subject.ts'

/** Errors of ours that are about a function of the user's and come from no line of it. */
const placeless = [
  TestCaseDefinitionError,
  PhaseTimeoutError,
  LeakPolicyError,
  StuckTaskError,
  SwallowedCancellationError,
] as const

/** An error that the library itself made gets the place of the user's function that it is about, or of its subject. */
export function placed(failure: PhaseError, subject: Subject): PhaseError {
  const { error, at } = failure
  if (!(error instanceof Error) || !at) return failure
  const isWithoutPlace = error instanceof LeakError && frameText(error.stack) === ''
  if (isWithoutPlace || placeless.some(kind => error instanceof kind))
    error.stack = `${error.name}: ${error.message}${subject.frame(at)}`
  return failure
}
