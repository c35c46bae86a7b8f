import { MisplacedFixtureError, UnknownFixtureError, UnusedFixtureError } from '../errors/index.ts'
import type { PhaseError } from '../attempt/index.ts'
import {
  classFixtures,
  fittingFixture,
  fixtureMeantBy,
  isLikeFixture,
  testFixtures,
} from './fixture-names.ts'
import { IsolatedAsyncioTestCase } from './isolated-asyncio-test-case.ts'
import { lineageOf, type TestCaseClass } from './test-names.ts'

/**
 * What is wrong with a class as it is written: the members that were meant to be fixtures, and that nothing would call.
 * In the order of definition, base class first.
 */
export function definitionErrors(cls: TestCaseClass): PhaseError[] {
  const found = new Map<string, PhaseError>()
  for (const each of lineageOf(cls).toReversed()) {
    if (each === (IsolatedAsyncioTestCase as TestCaseClass)) continue
    for (const [side, isStatic] of [[each, true] as const, [each.prototype, false] as const])
      for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(side))) {
        const error = fixtureError(cls, name, value, isStatic)
        if (error) found.set(`${isStatic} ${name}`, { phase: name, error, at: value as Function })
      }
  }
  return [...found.values()]
}

/** The error of a member that was meant to be a fixture: a method, or a field of the class or of an instance. */
export function fixtureError(
  cls: TestCaseClass,
  name: string,
  value: unknown,
  isStatic: boolean,
): TypeError | undefined {
  if (typeof value !== 'function') return undefined
  const isIsolated = cls.prototype instanceof IsolatedAsyncioTestCase
  const isOfTest = testFixtures.includes(name)
  if (isOfTest ? isStatic : classFixtures.includes(name) && !isStatic)
    return new MisplacedFixtureError(cls.name, name, isStatic)
  const fitting = fittingFixture(name, isIsolated, false)
  if (isOfTest && fitting !== name) return new UnusedFixtureError(cls.name, name, fitting)
  const meant = isLikeFixture(value) ? fixtureMeantBy(name) : undefined
  if (meant === undefined) return undefined
  const fixture = fittingFixture(meant, isIsolated, isAsyncSyntax(value))
  return new UnknownFixtureError(
    cls.name,
    name,
    classFixtures.includes(fixture) ? `static ${fixture}` : fixture,
  )
}

function isAsyncSyntax(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object AsyncFunction]'
}
