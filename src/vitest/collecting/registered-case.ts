import type { ProgramStep } from '../../attempt/index.ts'
import { caseProgram, type CaseTest, type TestCaseClass } from '../../async-case/index.ts'
import { isExpectedFailure, skipReason, vitestOptions, type ClockKind } from '../../decorators/index.ts'
import { leakPolicy, type LeakPolicy, type Owner } from '../../ownership/index.ts'
import { placed, subjectOf, type Subject } from '../reporting/index.ts'
import type { RegisteredTest } from '../running/index.ts'
import { settings } from '../settings/index.ts'
import { placedClock } from './placed-clock.ts'

/** What is around the tests of a class. */
interface Around {
  readonly owner: Owner
  readonly values: ReadonlyMap<object, unknown>
  /** Why none of its tests is to run. */
  readonly skipReason: string | undefined
}

/** A test of a class: there are as many as methods, so that each is small and knows its class. */
export class RegisteredCase implements RegisteredTest {
  readonly subject: Subject
  readonly make: ProgramStep
  readonly fixture: Around
  readonly #test: CaseTest

  constructor(test: CaseTest, fixture: Around) {
    this.subject = subjectOf(test.cls, test.methodName, test.method)
    this.make = caseProgram(test)
    this.fixture = fixture
    this.#test = test
  }

  get bodyPhase(): string {
    return this.#test.methodName
  }

  get at(): Function | undefined {
    return this.#test.method
  }

  get isExpectedToFail(): boolean {
    const { cls, method } = this.#test
    return isToFail(cls) || (method !== undefined && isToFail(method))
  }

  skipReason(): string | undefined {
    const { cls, method } = this.#test
    return this.fixture.skipReason ?? skipReason(cls) ?? (method && skipReason(method))
  }

  /** @throws LeakPolicyError */
  leaks(): LeakPolicy {
    return policyOf(this.#test.cls, this.fixture)
  }

  /** @throws ClockError */
  clock(): ClockKind {
    return placedClock(this.#test, settings.clock)
  }
}

function isToFail(target: object): boolean {
  return isExpectedFailure(target) || vitestOptions(target).fails === true
}

function policyOf(cls: TestCaseClass, { owner }: Around): LeakPolicy {
  try {
    return leakPolicy(owner.leaks, `${cls.name}.leaks`)
  } catch (error) {
    throw placed({ phase: cls.name, error, at: cls }, subjectOf(cls)).error
  }
}
