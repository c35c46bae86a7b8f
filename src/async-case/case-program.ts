import {
  AsyncFixtureError,
  ConstructorError,
  GeneratorTestError,
  NoSuchTestError,
  SyncFixtureError,
} from '../errors/index.ts'
import { isThenable } from '../internal/index.ts'
import type { AttemptState, Program, ProgramStep, Step } from '../attempt/index.ts'
import { isExpectedFailure } from '../decorators/index.ts'
import { IsolatedAsyncioTestCase } from './isolated-asyncio-test-case.ts'
import { stateKey, type TestCase } from './test-case.ts'
import type { TestCaseClass } from './test-names.ts'
import { judgeInstance } from './instance-errors.ts'

export interface CaseTest {
  readonly cls: TestCaseClass
  readonly methodName: string
  /** The method itself, with its marks. */
  readonly method: Function | undefined
  /** Arguments of a parametrised test. */
  readonly args: readonly unknown[]
}

/** How an attempt makes the program of a test method: with an instance of its own. */
export function caseProgram(test: CaseTest): ProgramStep {
  return { phase: 'constructor', at: test.cls, call: () => new CaseProgram(test) }
}

class CaseProgram implements Program {
  readonly state: AttemptState
  readonly isExpectedToFail: boolean
  readonly hasPhases = true
  readonly hasLoop: boolean
  readonly #testCase: TestCase
  readonly #args: readonly unknown[]

  constructor({ cls, methodName, method, args }: CaseTest) {
    const testCase = instanceFor(cls, methodName)
    this.state = testCase[stateKey]
    this.isExpectedToFail = isExpectedFailure(cls) || isExpectedFailure(method ?? {})
    this.hasLoop = testCase instanceof IsolatedAsyncioTestCase
    this.#testCase = testCase
    this.#args = args
  }

  up(): readonly Step[] {
    return upSteps(this.#testCase)
  }

  body(): Step {
    return new TestStep(this.#testCase, this.#args)
  }

  down(): readonly Step[] {
    return downSteps(this.#testCase)
  }
}

/** @throws ConstructorError when the name did not arrive at `TestCase`. */
function instanceFor(cls: TestCaseClass, methodName: string): TestCase {
  const testCase = new cls(methodName)
  if (testCase[stateKey].bodyPhase !== methodName) throw new ConstructorError(cls.name)
  judgeInstance(cls, testCase)
  return testCase
}

/** `setUp`, and `asyncSetUp` in the isolated class. */
function upSteps(testCase: TestCase): Step[] {
  if (!(testCase instanceof IsolatedAsyncioTestCase))
    return fixtureStep(testCase, 'setUp', () => testCase.setUp())
  return [
    ...fixtureStep(testCase, 'setUp', () => mustBeSync(testCase, 'setUp', 'asyncSetUp', testCase.setUp())),
    ...fixtureStep(testCase, 'asyncSetUp', () =>
      mustBeAsync(testCase, 'asyncSetUp', 'setUp', testCase.asyncSetUp()),
    ),
  ]
}

/** `asyncTearDown` in the isolated class, and `tearDown`. */
function downSteps(testCase: TestCase): Step[] {
  if (!(testCase instanceof IsolatedAsyncioTestCase))
    return fixtureStep(testCase, 'tearDown', () => testCase.tearDown())
  return [
    ...fixtureStep(testCase, 'asyncTearDown', () =>
      mustBeAsync(testCase, 'asyncTearDown', 'tearDown', testCase.asyncTearDown()),
    ),
    ...fixtureStep(testCase, 'tearDown', () =>
      mustBeSync(testCase, 'tearDown', 'asyncTearDown', testCase.tearDown()),
    ),
  ]
}

class TestStep implements Step {
  readonly phase: string
  readonly at: Function | undefined
  readonly #testCase: TestCase
  readonly #args: readonly unknown[]

  constructor(testCase: TestCase, args: readonly unknown[]) {
    this.phase = testCase[stateKey].bodyPhase
    const method: unknown = Reflect.get(testCase, this.phase)
    this.at = typeof method === 'function' ? method : undefined
    this.#testCase = testCase
    this.#args = args
  }

  call(): unknown {
    if (!this.at) throw new NoSuchTestError(this.#testCase.constructor.name, this.phase)
    const result: unknown = Reflect.apply(this.at, this.#testCase, this.#args)
    if (isGeneratorObject(result)) throw new GeneratorTestError(this.#testCase.constructor.name, this.phase)
    return result
  }
}

/** The step of a fixture that a subclass defines; the empty one of our own classes is not worth a turn. */
function fixtureStep(testCase: TestCase, phase: string, call: () => unknown): Step[] {
  const at: unknown = Reflect.get(testCase, phase)
  return typeof at === 'function' && !isOurs(at) ? [{ phase, at, call }] : []
}

// state of this copy: the empty fixtures of this copy's classes
const ours = new Set<unknown>()

function isOurs(method: Function): boolean {
  if (ours.size === 0) for (const method of ourFixtures()) ours.add(method)
  return ours.has(method)
}

function ourFixtures(): unknown[] {
  const isolated = IsolatedAsyncioTestCase.prototype
  return [isolated.setUp, isolated.tearDown, isolated.asyncSetUp, isolated.asyncTearDown]
}

function mustBeSync(testCase: TestCase, method: string, remedy: string, result: unknown): unknown {
  if (isThenable(result)) throw new AsyncFixtureError(testCase.constructor.name, method, remedy)
  return result
}

function mustBeAsync(testCase: TestCase, method: string, remedy: string, result: unknown): unknown {
  if (!isThenable(result)) throw new SyncFixtureError(testCase.constructor.name, method, remedy)
  return result
}

function isGeneratorObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const tag = Object.prototype.toString.call(value)
  return tag === '[object Generator]' || tag === '[object AsyncGenerator]'
}
