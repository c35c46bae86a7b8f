import { UnusedFixtureError } from '../errors/index.ts'
import { shared } from '../internal/index.ts'
import { IsolatedAsyncioTestCase } from './isolated-asyncio-test-case.ts'
import type { Outcome } from './outcome.ts'
import type { TestCase } from './test-case.ts'

const told = shared('unused-fixtures', () => new WeakSet<Function>())

const instead = { asyncSetUp: 'setUp', asyncTearDown: 'tearDown' } as const

/** Warns, once a class, of `asyncSetUp` and `asyncTearDown` in a plain `TestCase`: as in CPython they do not run there. */
export function warnOfUnusedFixtures(testCase: TestCase, outcome: Outcome): void {
  if (testCase instanceof IsolatedAsyncioTestCase) return
  for (const name of ['asyncSetUp', 'asyncTearDown'] as const) {
    const at = (testCase as unknown as Record<string, unknown>)[name]
    if (typeof at !== 'function' || told.has(at)) continue
    told.add(at)
    outcome.warn(name, new UnusedFixtureError(testCase.constructor.name, name, instead[name]), { at })
  }
}
