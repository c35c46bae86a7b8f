import { loadedVitest } from './worker.ts'

/** Vitest's record of one fixture of `test.extend`. */
interface Fixture {
  readonly scope: 'test' | 'file' | 'worker'
  value: unknown
}

type Parse = (this: object, ...args: unknown[]) => ReadonlyMap<string, Fixture>

interface Fixtures {
  parseUserFixtures?: Parse & { [watched]?: true }
}

type FixtureFunction = (this: unknown, ...args: unknown[]) => unknown

const watched = Symbol.for('vitest-async-case.scoped-fixtures')
const wrapped = Symbol.for('vitest-async-case.scoped-fixture')

/** Makes a fixture. @param made called when the test that asked for it can go on */
type Make<T> = (made: () => void) => T

type Enter = <T>(scope: 'file' | 'worker', make: Make<T>) => T

/**
 * Has `enter` called around each fixture of a file or a worker, which the first test that asks for it makes. Vitest has no
 * public name for its fixtures: they are found behind `test`, by the names that they have in 4.1 and 5. Cheap to call again.
 */
export function aroundScopedFixtures(enter: Enter): void {
  const fixtures = fixturesOfTest()
  const parse = fixtures?.parseUserFixtures
  if (!fixtures || !parse || parse[watched]) return
  const parsing = function (this: object, ...args: unknown[]) {
    const registrations = parse.apply(this, args)
    for (const fixture of registrations.values()) wrap(fixture, enter)
    return registrations
  }
  fixtures.parseUserFixtures = Object.assign(parsing, { [watched]: true as const })
}

function fixturesOfTest(): Fixtures | undefined {
  const test: object = loadedVitest().test
  const key = Object.getOwnPropertySymbols(test).find(
    ({ description }) => description === 'kChainableContext',
  )
  const context = key && (Reflect.get(test, key) as { getFixtures?(): object } | undefined)
  const fixtures = context?.getFixtures?.()
  return fixtures && (Object.getPrototypeOf(fixtures) as Fixtures)
}

function wrap(fixture: Fixture, enter: Enter): void {
  const { scope, value } = fixture
  if (scope === 'test' || typeof value !== 'function' || wrapped in value) return
  const make = value as FixtureFunction
  const entering: FixtureFunction = function (...args) {
    return enter(scope, made => make.apply(this, usedBy(args, made)))
  }
  // Vitest reads what a fixture needs out of its text.
  const text = () => Function.prototype.toString.call(make)
  fixture.value = Object.assign(entering, make, { [wrapped]: true, toString: text })
}

/** The arguments of a fixture's function: its context, and what it calls with the value that it has made. */
function usedBy([context, use, ...rest]: readonly unknown[], made: () => void): unknown[] {
  if (typeof use !== 'function') return [context, use, ...rest]
  const using = (...values: unknown[]): unknown => {
    made()
    return (use as FixtureFunction)(...values)
  }
  return [context, using, ...rest]
}
