import { isSlipOf } from '../internal/index.ts'

/** The fixtures of a class, which are static. */
export const classFixtures: readonly string[] = ['setUpClass', 'tearDownClass']
/** The fixtures of each test, which are methods. */
export const testFixtures: readonly string[] = ['setUp', 'asyncSetUp', 'asyncTearDown', 'tearDown']
/** The fixtures of a file, which it exports. */
export const moduleFixtures: readonly string[] = ['setUpModule', 'tearDownModule']

/** The hooks that others call by name, Vitest's and Mocha's, and the fixture that has their place here. */
const foreign = new Map([
  ['before', 'setUpClass'],
  ['beforeAll', 'setUpClass'],
  ['suiteSetup', 'setUpClass'],
  ['beforeEach', 'setUp'],
  ['afterEach', 'tearDown'],
  ['after', 'tearDownClass'],
  ['afterAll', 'tearDownClass'],
  ['suiteTeardown', 'tearDownClass'],
  // Those of a file, in a class.
  ['setUpModule', 'setUpClass'],
  ['tearDownModule', 'tearDownClass'],
])

const asyncFixtures = new Map([
  ['setUp', 'asyncSetUp'],
  ['tearDown', 'asyncTearDown'],
])
const plainFixtures = new Map([...asyncFixtures].map(([plain, async]) => [async, plain]))

/** The fixture of the class or of each test that a member's name was most likely meant to be. */
export function fixtureMeantBy(name: string): string | undefined {
  return foreign.get(name) ?? [...testFixtures, ...classFixtures].find(fixture => isSlipOf(name, fixture))
}

/** The fixture of the file that a function's name was most likely meant to be. */
export function moduleFixtureMeantBy(name: string): string | undefined {
  return moduleFixtures.find(fixture => isSlipOf(name, fixture))
}

/** The fixture of the same place that fits: an isolated class has two of its own for what is async, a plain one none. */
export function fittingFixture(fixture: string, isIsolated: boolean, isAsync: boolean): string {
  if (!isIsolated) return plainFixtures.get(fixture) ?? fixture
  return (isAsync && asyncFixtures.get(fixture)) || fixture
}

/**
 * Whether a member is a function that takes nothing, as fixtures do: `before(date)` is a helper. By its text, since a
 * parameter with a default does not count in its `length`.
 */
export function isLikeFixture(value: unknown): value is Function {
  return (
    typeof value === 'function' && /^(?!class\b)[^(=]*\(\s*\)/.test(Function.prototype.toString.call(value))
  )
}
