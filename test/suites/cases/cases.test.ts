import { describe, expect, test } from 'vitest'
import { expectOutput } from '../../support/expected.ts'
import { errorsOf, statesOf, testOf, type RunReport } from '../../support/report.ts'
import { activeWorlds, pools, runVitest, type RunOptions } from '../../support/run-vitest.ts'

/** What becomes of a field differs from compiler to compiler. */
const compilers: [string, Record<string, unknown>][] = [
  ['lowered to es2020', { target: 'es2020' }],
  ['assigned in the constructor', { useDefineForClassFields: false }],
  ['kept as it is', { target: 'esnext' }],
]
const fieldForms = [
  ...compilers.map(([name, compilerOptions]) => [
    name,
    { files: { 'tsconfig.json': JSON.stringify({ compilerOptions }) } },
  ]),
  ...(['forks', 'threads'] as const).map(pool => [pool, { pool }]),
] as [string, Partial<RunOptions>][]

const fixture = (name: string) => new URL(`./fixtures/${name}/`, import.meta.url)

describe.each(activeWorlds)('test cases in %s', world => {
  test('errors of the library’s own point at the user’s line', async () => {
    const { exitCode, output } = await runVitest({ fixture: fixture('lines'), world })
    expect(exitCode).toBe(1)
    expectOutput(output, fixture('lines'), world)
  })

  test('every error of every phase is reported, in order, under the name of its phase', async () => {
    const { exitCode, output } = await runVitest({ fixture: fixture('phases'), world })
    expect(exitCode).toBe(1)
    expectOutput(output, fixture('phases'), world)
  })

  test('a test that is over is held by nothing, though Vitest keeps its record', async () => {
    const { exitCode, output } = await runVitest({ fixture: fixture('collected'), world })
    expect(exitCode, output).toBe(0)
  })

  test('a time-out names the stuck phase, and what is owed still runs, within limits', async () => {
    const config = { testTimeout: 150, hookTimeout: 150 }
    const { exitCode, output } = await runVitest({ fixture: fixture('time-outs'), world, config })
    expect(exitCode).toBe(1)
    expectOutput(output.replaceAll(/for \d+ ms/g, 'for N ms'), fixture('time-outs'), world)
  })

  test('of two methods that read the same, a report names the line of the right one', async () => {
    const text = [
      '  async asyncSetUp() {',
      '    await new Promise(() => {})',
      '  }',
      '  async testA() {}',
      '}',
    ]
    const lines = ["import { IsolatedAsyncioTestCase } from 'vitest-async-case'"]
    for (const name of ['First', 'Second'])
      lines.push(`export class ${name} extends IsolatedAsyncioTestCase {`, ...text)
    const { report } = await runVitest({
      fixture: fixture('empty'),
      files: { 'a.test.ts': lines.join('\n') },
      world,
      config: { testTimeout: 100 },
    })
    const tests = report.files.flatMap(file => file.tests)
    expect(tests.map(({ path, errors }) => [path[0], errors[0]?.stacks[0]?.line])).toEqual([
      ['First', 3],
      ['Second', 9],
    ])
  })

  test('a cancelled run says of each test what it waited on, and runs what is owed', async () => {
    const { report, stdout } = await runVitest({ fixture: fixture('cancelled'), world, args: ['--bail=1'] })
    const notes = ['testFirst', 'testSecond', 'testNeverRuns'].map(name => testOf(report, name).note)
    const aborted = 'The test run was aborted by the user.'
    expect(notes.map(note => note?.replace(/for \d+ ms/, 'for N ms'))).toEqual([
      `${aborted}\nCancelled.testFirst was waiting in testFirst for N ms, on sleep(60000) at cancelled.test.ts:9:11.`,
      `${aborted}\nCancelled.testSecond was waiting in testSecond for N ms, on a future.`,
      aborted,
    ])
    const phases = ['asyncTearDown', 'cleanup']
    const expected = ['testFails', 'testFirst', 'testSecond'].flatMap(name =>
      phases.map(phase => `Cancelled.${name}: ${phase}`),
    )
    expect(stdout.split('\n').filter(line => /^Cancelled\.\w+: /.test(line))).toEqual(expected)
  })

  test('each misuse is an error of its own, at its own line, and the other tests run', async () => {
    const { exitCode, output } = await runVitest({ fixture: fixture('bad-input'), world })
    expect(exitCode).toBe(1)
    expectOutput(output, fixture('bad-input'), world)
  })

  test.each(fieldForms)('a test that is written as a field is found: %s', async (_, options) => {
    const { report, exitCode } = await runVitest({
      fixture: fixture('field-tests'),
      world,
      ...options,
    })
    expect(exitCode).toBe(1)
    expect(statesOf(report)).toEqual({
      'Mixed > testRuns': 'passed',
      'OnlyFields > testArrow': 'failed',
      'OnlyFields > testWrapped': 'failed',
      'Keeps > testRuns': 'passed',
    })
    const [{ suites }] = report.files as [RunReport['files'][number]]
    const found = suites.flatMap(({ path, errors }) =>
      errors.map(({ message }) => `${path.join()}: ${message}`),
    )
    expect(found).toEqual(
      ['testArrow', 'testWrapped'].map(
        field =>
          `Mixed: Mixed.${field} is a field, and only methods are tests. ` +
          `Write it as a method, "${field}() { … }", or rename it when it is no test.`,
      ),
    )
  })

  test.each(compilers)('a field may be called context or loop, when it is %s', async (_, compilerOptions) => {
    const files = {
      'tsconfig.json': JSON.stringify({ compilerOptions }),
      'a.test.ts': `import { IsolatedAsyncioTestCase } from 'vitest-async-case'
export class Fields extends IsolatedAsyncioTestCase {
  context = { user: 'ada' }
  loop = 3
  async testFields() {
    this.loop += 1
    this.assertEqual([this.context, this.loop], [{ user: 'ada' }, 4])
  }
}
`,
    }
    const { report } = await runVitest({ fixture: fixture('empty'), files, world })
    expect(statesOf(report)).toEqual({ 'Fields > testFields': 'passed' })
  })

  test('a case that nothing registered is one red test that says how to register it', async () => {
    const { exitCode, output } = await runVitest({ fixture: fixture('unregistered'), world })
    expect(exitCode).toBe(1)
    expectOutput(output, fixture('unregistered'), world)
  })

  test.each(['forks', 'threads'] as const)(
    'with the setup file alone, a case that is not exported is an error of its file: %s',
    async pool => {
      const { exitCode, output } = await runVitest({
        fixture: fixture('not-exported'),
        world,
        pool,
        args: ['--no-file-parallelism'],
      })
      expect(exitCode).toBe(1)
      expectOutput(output, fixture('not-exported'), world)
    },
  )

  test('a case that is not exported and that a test has a use for is none, when that test is left out', async () => {
    const { exitCode, report } = await runVitest({
      fixture: fixture('not-exported'),
      world,
      args: ['-t', 'testExported', 'used.test.ts'],
    })
    expect(exitCode).toBe(0)
    expect(statesOf(report)).toMatchObject({ 'Exported > testExported': 'passed' })
  })

  test('with the plugin it runs, and nothing is an error', async () => {
    const { exitCode, report } = await runVitest({
      fixture: fixture('not-exported'),
      world,
      args: ['hidden.test.ts', 'used.test.ts', 'described.test.ts'],
      files: {
        'vitest.config.mjs': `import asyncCase from 'vitest-async-case/plugin'\nexport default { plugins: [asyncCase()] }`,
      },
    })
    expect({ exitCode, states: statesOf(report) }).toEqual({
      exitCode: 0,
      states: {
        'Hidden > testHidden': 'passed',
        'Inherits > testInherited': 'passed',
        'ByNamespace > testByNamespace': 'passed',
        'Expression > testExpression': 'passed',
        'Mixed > testMixed': 'passed',
        'TestsOfMixin > testOfMixin': 'passed',
        'TestsOfMixinElsewhere > testElsewhere': 'passed',
        'Exported > testExported': 'passed',
        'Registered > testRegistered': 'passed',
        'Made > testMade': 'passed',
        'Base > testBase': 'passed',
        'Exported > testBase': 'passed',
        'makes one': 'passed',
        'with a server > ExportedInDescribe > testHook': 'passed',
        'with a server > HiddenInDescribe > testHook': 'passed',
      },
    })
  })

  test('describeCase registers a class once, where it says so, without the setup file', async () => {
    const { exitCode, output } = await runVitest({
      fixture: fixture('describe-case'),
      world,
      args: ['--no-file-parallelism'],
    })
    expect(exitCode).toBe(0)
    expectOutput(output, fixture('describe-case'), world)
  })

  test.each(pools)(
    'a value set in one phase is seen by the later ones of that test only, in the pool %s',
    async pool => {
      const { output } = await runVitest({ fixture: fixture('contexts'), world, pool })
      expectOutput(output, fixture('contexts'), world)
    },
  )

  test.each(pools)("Vitest's own features work on class tests in the pool %s", async pool => {
    const { report } = await runVitest({ fixture: fixture('features'), world, pool })
    expect(statesOf(report)).toEqual({
      'Derived > testInherited': 'passed',
      'Derived > testOverridden': 'passed',
      'Derived > testOwn': 'passed',
      'Skips > testDecorated': 'skipped',
      'Skips > testByCall': 'skipped',
      'Skips > testByContext': 'skipped',
      'Skips > testOnlyInASubTest': 'skipped',
      'SkippedClass > testNeverRuns': 'skipped',
      'Options > testTodo': 'skipped',
      'Options > testFails': 'passed',
      'Options > testRetried': 'passed',
      'Options > testRepeated': 'passed',
      'Options > testEach [0]': 'passed',
      'Options > testEach [1]': 'passed',
      'Options > testExpectedFailure': 'passed',
      'Options > testUnexpectedSuccess': 'failed',
      'Options > testSkippedIf': 'skipped',
      'Concurrent > testA': 'passed',
      'Concurrent > testB': 'passed',
    })
    expect(errorsOf(report, 'testUnexpectedSuccess')).toEqual([
      'Options.testUnexpectedSuccess is marked with expectedFailure, but it passed. Remove the mark.',
    ])
    expect(
      ['testDecorated', 'testByCall', 'testByContext', 'testSkippedIf', 'testNeverRuns'].map(
        name => testOf(report, name).note,
      ),
    ).toEqual(['by a mark', 'by a call', 'by the context', 'it is true', 'the whole class'])
  })

  test("a test's location is the line of its method, also when it is inherited", async () => {
    const { report } = await runVitest({
      fixture: fixture('features'),
      world,
      args: ['--includeTaskLocation'],
    })
    const at = (name: string) => testOf(report, name).location?.line
    expect([at('testInherited'), at('testOverridden'), at('testOwn'), at('testByCall')]).toEqual([
      17, 25, 24, 32,
    ])
  })

  test('a line of the file filters to the method that begins there', async () => {
    const { report } = await runVitest({
      fixture: fixture('features'),
      world,
      args: ['features.test.ts:24', '--includeTaskLocation'],
    })
    const ran = Object.entries(statesOf(report)).filter(([, state]) => state === 'passed')
    expect(ran).toEqual([['Derived > testOwn', 'passed']])
  })

  test('a class without a name that is the default export is called as in JavaScript', async () => {
    const files = {
      'a.test.ts': `import { TestCase } from 'vitest-async-case'\nexport default class extends TestCase { testA() { this.assertEqual(this.id(), 'default.testA') } }\n`,
    }
    const { report } = await runVitest({ fixture: fixture('empty'), files, world })
    expect(statesOf(report)).toEqual({ 'default > testA': 'passed' })
  })

  test('without isolation each file registers its own classes', async () => {
    const files = {
      'a.test.ts': `import { TestCase } from 'vitest-async-case'\nexport class A extends TestCase { testA() {} }\n`,
      'b.test.ts': `import { TestCase } from 'vitest-async-case'\nexport { A } from './a.test.ts'\nexport class B extends TestCase { testB() {} }\n`,
    }
    const { report } = await runVitest({
      fixture: fixture('empty'),
      files,
      world,
      args: ['--no-isolate', '--no-file-parallelism'],
    })
    const tests = report.files.map(({ file, tests }) => [file, tests.map(each => each.path.join('.'))])
    expect(Object.fromEntries(tests)).toEqual({
      'a.test.ts': ['A.testA'],
      'b.test.ts': ['A.testA', 'B.testB'],
    })
  })

  test.each(pools)(
    'a module that throws SkipTest is one skipped test with its reason, in the pool %s',
    async pool => {
      const files = {
        'plain.test.ts': `import { beforeAll, describe, test } from 'vitest'
import { SkipTest, TestCase } from 'vitest-async-case'
beforeAll(() => { throw new Error('a hook ran') })
test('before', () => { throw new Error('a test ran') })
describe('group', () => { test('inside', () => { throw new Error('a test ran') }) })
export class Unreached extends TestCase { testA() { this.fail('a case ran') } }
throw new SkipTest('needs a printer')
`,
        'helper.ts': `import { SkipTest } from 'vitest-async-case'\nthrow new SkipTest('not on this system')\n`,
        'helped.test.ts': `import './helper.ts'\n`,
        'after.test.ts': `import { TestCase } from 'vitest-async-case'\nexport class After extends TestCase { testRuns() {} }\n`,
      }
      const { report, exitCode } = await runVitest({ fixture: fixture('empty'), files, world, pool })
      expect(exitCode).toBe(0)
      const tests = report.files.map(({ file, tests }) => [
        file,
        tests.map(({ path, state, note }) => [path.join('.'), state, note]),
      ])
      expect(Object.fromEntries(tests)).toEqual({
        'after.test.ts': [['After.testRuns', 'passed', null]],
        'helped.test.ts': [['ModuleSkipped', 'skipped', 'not on this system']],
        'plain.test.ts': [['ModuleSkipped', 'skipped', 'needs a printer']],
      })
    },
  )
})
