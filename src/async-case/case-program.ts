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
import { state, type TestCase } from './test-case.ts'
import type { TestCaseClass } from './test-names.ts'
import { unusedFixtures } from './unused-fixture.ts'

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
  const testCase = construct(cls, methodName)
  return {
    state: testCase[state],
    isExpectedToFail: isExpectedFailure(cls) || isExpectedFailure(method ?? {}),
    hasLoop: testCase instanceof IsolatedAsyncioTestCase,
    warnings: unusedFixtures(testCase),
    up: () => upSteps(testCase),
    body: () => testStep(testCase, args),
    down: () => downSteps(testCase),
  }
}

/** @throws ConstructorError when the name did not arrive at `TestCase`. */
function construct(cls: TestCaseClass, methodName: string): TestCase {
  const testCase = new cls(methodName)
  if (testCase[state].bodyPhase !== methodName) throw new ConstructorError(cls.name)
  return testCase
}

/** `setUp`, and `asyncSetUp` in the isolated class. */
function upSteps(testCase: TestCase): Step[] {
  if (!(testCase instanceof IsolatedAsyncioTestCase)) return own(testCase, 'setUp', () => testCase.setUp())
  return [
    ...own(testCase, 'setUp', () => synchronous(testCase, 'setUp', 'asyncSetUp', testCase.setUp())),
    ...own(testCase, 'asyncSetUp', () =>
      asynchronous(testCase, 'asyncSetUp', 'setUp', testCase.asyncSetUp()),
    ),
  ]
}

/** `asyncTearDown` in the isolated class, and `tearDown`. */
function downSteps(testCase: TestCase): Step[] {
  if (!(testCase instanceof IsolatedAsyncioTestCase))
    return own(testCase, 'tearDown', () => testCase.tearDown())
  return [
    ...own(testCase, 'asyncTearDown', () =>
      asynchronous(testCase, 'asyncTearDown', 'tearDown', testCase.asyncTearDown()),
    ),
    ...own(testCase, 'tearDown', () =>
      synchronous(testCase, 'tearDown', 'asyncTearDown', testCase.tearDown()),
    ),
  ]
}

function testStep(testCase: TestCase, args: readonly unknown[]): Step {
  const { bodyPhase: methodName } = testCase[state]
  const method = (testCase as unknown as Record<string, unknown>)[methodName]
  return {
    phase: methodName,
    at: typeof method === 'function' ? method : undefined,
    call() {
      if (typeof method !== 'function') throw new NoSuchTestError(testCase.constructor.name, methodName)
      const result: unknown = method.apply(testCase, args)
      if (isGenerator(result)) throw new GeneratorTestError(testCase.constructor.name, methodName)
      return result
    },
  }
}

/** The step of a fixture that a subclass defines; the empty one of our own classes is not worth a turn. */
function own(testCase: TestCase, phase: string, call: () => unknown): Step[] {
  const at = (testCase as unknown as Record<string, Function | undefined>)[phase]
  return at && !isOurs(at) ? [{ phase, at, call }] : []
}

const ours = new Set<unknown>()

function isOurs(method: Function): boolean {
  if (ours.size === 0) for (const method of ourFixtures()) ours.add(method)
  return ours.has(method)
}

function ourFixtures(): unknown[] {
  const isolated = IsolatedAsyncioTestCase.prototype
  return [isolated.setUp, isolated.tearDown, isolated.asyncSetUp, isolated.asyncTearDown]
}

function synchronous(testCase: TestCase, method: string, remedy: string, result: unknown): unknown {
  if (isThenable(result)) throw new AsyncFixtureError(testCase.constructor.name, method, remedy)
  return result
}

function asynchronous(testCase: TestCase, method: string, remedy: string, result: unknown): unknown {
  if (!isThenable(result)) throw new SyncFixtureError(testCase.constructor.name, method, remedy)
  return result
}

function isGenerator(value: unknown): boolean {
  const tag = Object.prototype.toString.call(value)
  return tag === '[object Generator]' || tag === '[object AsyncGenerator]'
}
