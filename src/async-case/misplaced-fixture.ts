import { MisplacedFixtureError } from '../errors/index.ts'
import type { Step } from '../attempt/index.ts'
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
  const name = names.find(name => name in side)
  if (name === undefined) return undefined
  return {
    phase: name,
    at: (side as Record<string, Function>)[name] as Function,
    call() {
      throw new MisplacedFixtureError(cls.name, name, isStatic)
    },
  }
}
