import type { PhaseError, Step } from '../attempt/index.ts'
import { MisplacedFixtureError, UnusedFixtureError } from '../errors/index.ts'
import { shared } from '../internal/index.ts'
import { IsolatedAsyncioTestCase } from './isolated-asyncio-test-case.ts'
import type { TestCase } from './test-case.ts'
import type { TestCaseClass } from './test-names.ts'

const ofClass = ['setUpClass', 'tearDownClass'] as const
const ofInstance = ['setUp', 'asyncSetUp', 'asyncTearDown', 'tearDown'] as const

/**
 * What takes the place of a class's set-up when the class has a fixture on its wrong side: `setUpClass()` without
 * `static`, or a `static setUp()`. Nothing would call it.
 */
export function misplacedFixture(cls: TestCaseClass): Step | undefined {
  return misplaced(cls, cls.prototype, ofClass, false) ?? misplaced(cls, cls, ofInstance, true)
}

function misplaced(
  cls: TestCaseClass,
  side: object,
  names: readonly string[],
  isStatic: boolean,
): Step | undefined {
  const name = names.find(each => each in side)
  if (name === undefined) return undefined
  const fixture: unknown = Reflect.get(side, name)
  return {
    phase: name,
    at: typeof fixture === 'function' ? fixture : undefined,
    call() {
      throw new MisplacedFixtureError(cls.name, name, isStatic)
    },
  }
}

const toldFixtures = shared('unused-fixtures', () => new WeakSet<Function>())

const unused = [
  { name: 'asyncSetUp', instead: 'setUp' },
  { name: 'asyncTearDown', instead: 'tearDown' },
]

/** A warning, once a class, of `asyncSetUp` and `asyncTearDown` in a plain `TestCase`: as in CPython they do not run there. */
export function unusedFixtures(testCase: TestCase): PhaseError[] {
  if (testCase instanceof IsolatedAsyncioTestCase) return []
  return unused.flatMap(({ name, instead }) => {
    const at: unknown = Reflect.get(testCase, name)
    if (typeof at !== 'function' || toldFixtures.has(at)) return []
    toldFixtures.add(at)
    return [{ phase: name, error: new UnusedFixtureError(testCase.constructor.name, name, instead), at }]
  })
}
