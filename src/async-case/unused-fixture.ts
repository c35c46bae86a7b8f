import type { PhaseError } from '../attempt/index.ts'
import { UnusedFixtureError } from '../errors/index.ts'
import { shared } from '../internal/index.ts'
import { IsolatedAsyncioTestCase } from './isolated-asyncio-test-case.ts'
import type { TestCase } from './test-case.ts'

const told = shared('unused-fixtures', () => new WeakSet<Function>())

const unused = [
  { name: 'asyncSetUp', instead: 'setUp' },
  { name: 'asyncTearDown', instead: 'tearDown' },
]

/** A warning, once a class, of `asyncSetUp` and `asyncTearDown` in a plain `TestCase`: as in CPython they do not run there. */
export function unusedFixtures(testCase: TestCase): PhaseError[] {
  if (testCase instanceof IsolatedAsyncioTestCase) return []
  return unused.flatMap(({ name, instead }) => {
    const at = (testCase as unknown as Record<string, unknown>)[name]
    if (typeof at !== 'function' || told.has(at)) return []
    told.add(at)
    return [{ phase: name, error: new UnusedFixtureError(testCase.constructor.name, name, instead), at }]
  })
}
