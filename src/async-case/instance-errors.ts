import { FieldTestError } from '../errors/index.ts'
import { shared } from '../internal/index.ts'
import type { PhaseError } from '../attempt/index.ts'
import { cleanupsOfClass } from './cleanups.ts'
import { fixtureError } from './definition-errors.ts'
import { fieldTestsOf } from './field-tests.ts'
import type { TestCase } from './test-case.ts'
import type { TestCaseClass } from './test-names.ts'

const judged = shared('judged-instances', () => new WeakSet<TestCaseClass>())

/**
 * Looks once a class at what only an instance has, whatever a compiler makes of it: fields that were meant to be tests or
 * fixtures. The class reports them when its tests have run, since no test of it is to blame.
 */
export function judgeInstance(cls: TestCaseClass, testCase: TestCase): void {
  if (judged.has(cls)) return
  judged.add(cls)
  cleanupsOfClass(cls).errors.push(...errorsOfFields(cls, testCase))
}

function errorsOfFields(cls: TestCaseClass, testCase: TestCase): PhaseError[] {
  const tests = fieldTestsOf(cls, testCase).map(name => ({
    phase: name,
    error: new FieldTestError(cls.name, name),
    at: cls,
  }))
  const fixtures = Object.entries(testCase).flatMap(([name, value]) => {
    const error = fixtureError(cls, name, value, false)
    return error ? [{ phase: name, error, at: value as Function }] : []
  })
  return [...tests, ...fixtures]
}
