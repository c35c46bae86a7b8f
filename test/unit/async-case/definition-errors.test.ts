import { expect, test } from 'vitest'
import { definitionErrors } from '../../../src/async-case/index.ts'
import { IsolatedAsyncioTestCase, TestCase } from '../../../src/index.ts'

const messages = (cls: typeof TestCase) =>
  definitionErrors(cls).map(({ error }) => `${(error as Error).name}: ${(error as Error).message}`)

const unknown = (member: string, meant: string) =>
  `UnknownFixtureError: Slips.${member}() is no fixture, so that nothing calls it. Did you mean "${meant}()"? ` +
  `When it is a helper, give it a name that is none of a fixture.`

test('slips of fixtures are found on both sides, of a base class too, and all of them', () => {
  class Base extends IsolatedAsyncioTestCase {
    static setupClass() {}
    async asyncTeardown() {}
  }
  class Slips extends Base {
    static teardown_class() {}
    static setup() {}
    async setup() {}
    tearDwon() {}
    setUpClas() {}
  }
  expect(messages(Slips)).toEqual([
    unknown('setupClass', 'static setUpClass'),
    unknown('asyncTeardown', 'asyncTearDown'),
    unknown('teardown_class', 'static tearDownClass'),
    unknown('setup', 'setUp'),
    unknown('setup', 'asyncSetUp'),
    unknown('tearDwon', 'tearDown'),
    unknown('setUpClas', 'static setUpClass'),
  ])
})

test.each([
  ['before', 'static setUpClass'],
  ['beforeAll', 'static setUpClass'],
  ['suiteSetup', 'static setUpClass'],
  ['beforeEach', 'setUp'],
  ['afterEach', 'tearDown'],
  ['after', 'static tearDownClass'],
  ['afterAll', 'static tearDownClass'],
  ['suiteTeardown', 'static tearDownClass'],
  ['setUpModule', 'static setUpClass'],
  ['tearDownModule', 'static tearDownClass'],
])("the hook %s of another runner, or of a file, is found as a method and as the class's", (name, meant) => {
  class Slips extends TestCase {}
  Object.defineProperty(Slips.prototype, name, { value() {} })
  Object.defineProperty(Slips, name, { value: () => {} })
  expect(messages(Slips)).toEqual([unknown(name, meant), unknown(name, meant)])
})

test('an async fixture of another runner is meant to be the async one of an isolated class', () => {
  class Slips extends IsolatedAsyncioTestCase {
    async beforeEach() {}
    async afterEach() {}
  }
  expect(messages(Slips)).toEqual([
    unknown('beforeEach', 'asyncSetUp'),
    unknown('afterEach', 'asyncTearDown'),
  ])
})

test('helpers are none: with a further word, with parameters, or no function', () => {
  class Helpers extends IsolatedAsyncioTestCase {
    static before = new Date(0)
    static setup = class {}
    setUpDb() {}
    tearDownAll() {}
    before(date: Date) {
      return date
    }
    setup(options = {}) {
      return options
    }
    afterEach(...steps: (() => void)[]) {
      return steps
    }
    get teardown() {
      return () => {}
    }
  }
  expect(messages(Helpers)).toEqual([])
})

test('the async fixtures of a plain class are errors, each with the remedy', () => {
  class Plain extends TestCase {
    async asyncSetUp() {}
    async asyncTearDown() {}
  }
  const text = (name: string, remedy: string) =>
    `UnusedFixtureError: Plain.${name}() does not run, since Plain is a plain TestCase. ` +
    `Extend IsolatedAsyncioTestCase, or rename it to ${remedy}(), which may be async here.`
  expect(messages(Plain)).toEqual([text('asyncSetUp', 'setUp'), text('asyncTearDown', 'tearDown')])
})
