import { UnusedFixtureError } from '../errors/index.ts'
import { shared } from '../internal/index.ts'
import { IsolatedAsyncioTestCase } from './isolated-asyncio-test-case.ts'
import type { Outcome } from './outcome.ts'
import type { TestCase } from './test-case.ts'

const told = shared('unused-fixtures', () => new WeakSet<Function>())

const unused = [
  { name: 'asyncSetUp', instead: 'setUp' },
  { name: 'asyncTearDown', instead: 'tearDown' },
]

/** Warns, once a class, of `asyncSetUp` and `asyncTearDown` in a plain `TestCase`: as in CPython they do not run there. */
export function warnOfUnusedFixtures(testCase: TestCase, outcome: Outcome): void {
  if (testCase instanceof IsolatedAsyncioTestCase) return
  for (const { name, instead } of unused) {
    const at = (testCase as unknown as Record<string, unknown>)[name]
    if (typeof at !== 'function' || told.has(at)) continue
    told.add(at)
    outcome.warn(name, new UnusedFixtureError(testCase.constructor.name, name, instead), { at })
  }
}
