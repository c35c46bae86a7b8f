import {
  AsyncFixtureError,
  ConstructorError,
  GeneratorTestError,
  NoSuchTestError,
  SyncFixtureError,
} from '../errors/index.ts'
import { isThenable } from '../internal/index.ts'
import type { Program, ProgramStep, Step } from '../attempt/index.ts'
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
  return { phase: 'constructor', at: test.cls, call: () => programOf(test) }
}

function programOf({ cls, methodName, method, args }: CaseTest): Program {
  const testCase = instanceFor(cls, methodName)
  return {
    state: testCase[stateKey],
    isExpectedToFail: isExpectedFailure(cls) || isExpectedFailure(method ?? {}),
    hasPhases: true,
    hasLoop: testCase instanceof IsolatedAsyncioTestCase,
    up: () => upSteps(testCase),
    body: () => testStep(testCase, args),
    down: () => downSteps(testCase),
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

function testStep(testCase: TestCase, args: readonly unknown[]): Step {
  const { bodyPhase: methodName } = testCase[stateKey]
  const method: unknown = Reflect.get(testCase, methodName)
  return {
    phase: methodName,
    at: typeof method === 'function' ? method : undefined,
    call() {
      if (typeof method !== 'function') throw new NoSuchTestError(testCase.constructor.name, methodName)
      const result: unknown = method.apply(testCase, args)
      if (isGeneratorObject(result)) throw new GeneratorTestError(testCase.constructor.name, methodName)
      return result
    },
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
  const tag = Object.prototype.toString.call(value)
  return tag === '[object Generator]' || tag === '[object AsyncGenerator]'
}
