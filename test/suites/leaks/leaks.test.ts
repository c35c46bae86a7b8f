import { describe, expect, test } from 'vitest'
import { expectOutput } from '../../support/expected.ts'
import { activeWorlds, runVitest, type Pool } from '../../support/run-vitest.ts'

/** Each is a folder that the real Vitest runs; its whole output is compared. */
const faults = [
  { name: 'kinds', what: 'each kind of leak fails its test, at its line, and the next test is clean' },
  { name: 'policies', what: 'fail, warn, cancel, and what allowLeak tolerates' },
  {
    name: 'late',
    what: 'what a timed-out test does later touches no other test',
    args: ['--testTimeout=500'],
  },
  {
    name: 'timers-of-fixtures',
    what: 'timers of a class or a module end with it, and fail it',
    args: ['--hookTimeout=200'],
  },
  { name: 'packages', what: 'what a package keeps is asked for at the end of the file, and fails its test' },
  { name: 'clients', what: 'one report for each client that a test forgot, with what the user holds of it' },
  { name: 'module-level', what: "what the top level of a module makes is not its first importer's" },
  { name: 'concurrent', what: 'concurrent tests answer for their own' },
  { name: 'copies', what: 'what was copied before the library was loaded knows its test' },
]
const pools: Pool[] = ['forks', 'threads']
const places = activeWorlds.flatMap(world => pools.map(pool => ({ world, pool })))

/** Numbers that differ from run to run. */
function stable(output: string): string {
  return output
    .replaceAll(/port \d+/g, 'port <port>')
    .replaceAll(/pid \d+/g, 'pid <pid>')
    .replaceAll(/thread \d+/g, 'thread <id>')
    .replaceAll(/ for \d+ ms\b/g, ' for <n> ms')
    .replaceAll(/(127\.0\.0\.1|localhost):\d+/g, '$1:<port>')
    .replaceAll(/\(\d+ ms after/g, '(<n> ms after')
    .replaceAll(/&t=\w+&sid=[\w-]+/g, '&t=<time>&sid=<id>')
}

describe.each(places)('in $world, $pool', ({ world, pool }) => {
  test.each(faults)('$name', async ({ name, args }) => {
    const fixture = new URL(`./fixtures/${name}/`, import.meta.url)
    const { output, exitCode } = await runVitest({ fixture, world, pool, args })
    expectOutput(stable(output), fixture, world)
    expect(exitCode).toBe(1)
  })
})

describe.each(places)(
  'what comes of the ending of a leak is no error of its own in $world, $pool',
  ({ world, pool }) => {
    test('whoever waits for what is ended, and whatever the policy', async () => {
      const fixture = new URL('./fixtures/endings/', import.meta.url)
      const config = { setupFiles: ['./setup.ts'] }
      const { report } = await runVitest({ fixture, world, pool, config })
      const tests = report.files.flatMap(file => file.tests)
      const found = new Map<string | undefined, string[]>()
      for (const { path, errors } of tests)
        found.set(path.at(-2), [...(found.get(path.at(-2)) ?? []), errors.map(({ name }) => name).join()])
      expect(Object.fromEntries(found)).toEqual({
        CancelTest: Array(17).fill(''),
        WarnTest: Array(17).fill(''),
        FailTest: Array(17).fill('LeakError'),
        OwnErrorTest: ['Error in an unhandled rejection'],
        'plain tests': Array(4).fill(''),
      })
      expect(report.files.flatMap(({ errors }) => errors)).toEqual([])
    })

    test('what starts late is told once, as what it is', async () => {
      const fixture = new URL('./fixtures/late-parts/', import.meta.url)
      const { report } = await runVitest({ fixture, world, pool })
      const tests = report.files.flatMap(file => file.tests)
      expect(tests.map(({ path, errors }) => [path.at(-1), errors.map(each => each.name)])).toEqual([
        ['testBinds', ['LateWorkError']],
        ['testOpens', ['LateWorkError']],
        ['testHasASubTest', ['Error in testHasASubTest (row=1)']],
        ['testIsLeftAlone', []],
      ])
    })

    test('a process ends with those that it has started, and so does one of a test that is over', async () => {
      const fixture = new URL('./fixtures/children/', import.meta.url)
      const { report } = await runVitest({ fixture, world, pool })
      const tests = report.files.flatMap(file => file.tests)
      const kinds = tests.map(({ path, errors }) => [
        path.at(-1),
        errors.map(
          ({ name, message }) =>
            `${name} ${/\(pid \d+: \S+ *\S*/.exec(message)?.[0].replace(/\d+/, '<pid>')}`,
        ),
      ])
      expect(kinds).toEqual([
        ['testFirst', ['LeakError (pid <pid>: /bin/sh -c']],
        ['testSecondFindsThePortFree', ['LeakError (pid <pid>: /bin/sh -c']],
        ['testSpawns', ['LateWorkError (pid <pid>: sleep 60)']],
        ['testExecutes', ['LateWorkError (pid <pid>: /bin/sh -c']],
        ['testForks', [expect.stringMatching(/^LateWorkError \(pid <pid>: .*node /)]],
        ['testTheyAreOver', []],
      ])
    })
  },
)

describe.each(activeWorlds)('what is only warned of is told at the end of its file in %s', world => {
  test.each(['default', 'dot', 'verbose', 'tree'])('with the reporter %s', async reporter => {
    const fixture = new URL('./fixtures/warned/', import.meta.url)
    const config = { setupFiles: ['./setup.ts'], fileParallelism: false }
    const { stderr, exitCode } = await runVitest({ fixture, world, config, reporter })
    expectOutput(stderr, fixture, world)
    expect(exitCode).toBe(0)
  })
})

describe.each(places)('clean code gives no report in $world, $pool', ({ world, pool }) => {
  test('pools, caches, loggers, watchers, handlers and clients of packages', async () => {
    const fixture = new URL('./fixtures/clean/', import.meta.url)
    const config = { setupFiles: ['./setup.ts'] }
    const { report, stderr, exitCode } = await runVitest({ fixture, world, pool, config })
    const tests = report.files.flatMap(file => file.tests)
    expect(tests.filter(({ state, annotations }) => state !== 'passed' || annotations.length > 0)).toEqual([])
    expect({ count: tests.length, stderr, exitCode }).toEqual({ count: 34, stderr: '\n', exitCode: 0 })
  })
})

/** Ways to run in which a test shares more with others than in Vitest's own. */
const sharing: { name: string; pool: Pool; config?: object }[] = [
  { name: 'the pool vmThreads', pool: 'vmThreads' },
  { name: 'the pool vmForks', pool: 'vmForks' },
  { name: 'no isolation', pool: 'forks', config: { isolate: false, fileParallelism: false } },
]

describe.each(activeWorlds)('in %s', world => {
  test.each(sharing)('each kind of leak is found with $name', async ({ pool, config }) => {
    const fixture = new URL('./fixtures/kinds/', import.meta.url)
    const { report } = await runVitest({ fixture, world, pool, config: { ...config } })
    const tests = report.files.flatMap(file => file.tests)
    const found = tests.map(({ path, errors }) => [path.at(-1), errors.map(({ stacks }) => stacks[0]?.line)])
    expect(found).toEqual([
      ['testInterval', [17]],
      ['testTimersOfOneLine', [22]],
      ['testPromiseTimer', [26]],
      ['testServer', [31]],
      ['testSocket', [39]],
      ['testChild', [44]],
      ['testWorker', [48]],
      ['testWatcher', [52]],
      ['testPort', [56]],
      ['testFile', [60]],
      ['testStream', [64]],
      ['testTwoOfThem', [70, 68, 69]],
      ['testNextIsClean', []],
    ])
  })

  test('a leak stands on its test in JUnit and JSON, once', async () => {
    const fixture = new URL('./fixtures/module-level/', import.meta.url)
    const { junit, json } = await runVitest({ fixture, world, junit: true, json: true })
    const inJunit = [...junit.matchAll(/<testcase [^>]*name="([^"]*)"[^]*?<\/testcase>/g)]
    const failedInJunit = inJunit.filter(([text]) => text.includes('<failure'))
    expect(failedInJunit.map(([text, name]) => [name, text.split('This call ends it').length - 1])).toEqual([
      ['ModuleLevelTest &gt; testAnswersForItsOwnCall', 2],
    ])
    const { testResults } = json as { testResults: { assertionResults: JsonTest[] }[] }
    const inJson = testResults.flatMap(({ assertionResults }) => assertionResults)
    expect(inJson.map(({ title, failureMessages }) => [title, failureMessages.map(firstLine)])).toEqual([
      ['testImportsFirst', []],
      ['testFindsItAlive', []],
      ['testAnswersForItsOwnCall', [`LeakError: ${leaked}`]],
    ])
  })

  test('a leak is an annotation of GitHub Actions, at the line that made it', async () => {
    const fixture = new URL('./fixtures/module-level/', import.meta.url)
    const { stdout } = await runVitest({ fixture, world, reporter: 'github-actions' })
    const annotations = stdout.split('\n').filter(line => line.startsWith('::'))
    const title = 'module-level.test.ts > ModuleLevelTest > testAnswersForItsOwnCall'
    const lines = [
      `LeakError: ${leaked}`,
      ' ❯ poll service.ts:4:3',
      ' ❯ ModuleLevelTest.testAnswersForItsOwnCall module-level.test.ts:19:5',
    ]
    // Below the message and the stack come the properties of the error, as Vitest prints them here.
    expect(annotations.map(text => text.replace(/(%0A)+⎯.*$/, ''))).toEqual([
      `::error file=service.ts,title=${title},line=4,column=3::${lines.join('%0A')}`,
    ])
  })

  test('a leak that is only warned of is one as well, on its line in the file of the test', async () => {
    const fixture = new URL('./fixtures/warned/', import.meta.url)
    const config = { setupFiles: ['./setup.ts'] }
    const args = ['warned.test.ts']
    const reporter = 'github-actions'
    const run = await runVitest({ fixture, world, config, args, reporter, json: true })
    const { stdout, exitCode } = run
    const places = stdout.matchAll(/^::warning file=(.*),line=(\d+),column=(\d+)::(.*?) was still/gm)
    expect([...places].map(place => place.slice(1))).toEqual([
      ['warned.test.ts', '6', '5', 'Leaked: 1 interval (every 70 ms)'],
      ['warned.test.ts', '10', '5', 'Leaked: 1 interval (every 80 ms)'],
      ['warned.test.ts', '13', '3', 'Leaked: 1 interval (every 90 ms)'],
      ['warned.test.ts', '19', '5', 'Leaked: 1 interval (every 100 ms)'],
      ['warned.test.ts', '19', '5', 'Leaked: 1 interval (every 100 ms)'],
    ])
    expect(exitCode).toBe(0)
    const { testResults } = run.json as { testResults: { assertionResults: JsonTest[] }[] }
    const inJson = testResults.flatMap(({ assertionResults }) => assertionResults)
    const told = inJson.map(({ meta }) => meta.asyncCase?.warnings?.map(({ message }) => message))
    expect(told.map(texts => texts?.map(text => text.replace(/(Leaked: [^)]*\)).* at /s, '$1 at ')))).toEqual(
      [
        ['Leaked: 1 interval (every 70 ms) at warned.test.ts:6'],
        ['Leaked: 1 interval (every 80 ms) at service.ts:5'],
        ['Leaked: 1 interval (every 90 ms) at service.ts:2'],
        ['Leaked: 1 interval (every 100 ms) at warned.test.ts:19'],
      ],
    )
  })

  test('an allowance that a test has not needed is no news while not all tests have run', async () => {
    const fixture = new URL('./fixtures/allowances/', import.meta.url)
    const config = { setupFiles: ['./setup.ts'] }
    const some = await runVitest({ fixture, world, config, args: ['-t', 'testClean'] })
    const all = await runVitest({ fixture, world, config })
    const errors = all.report.files.flatMap(file => [
      ...file.suites.flatMap(each => each.errors),
      ...file.errors,
    ])
    expect([some.exitCode, all.exitCode, ...errors.map(({ name }) => name)]).toEqual([
      0,
      1,
      'UnusedAllowanceError',
      'UnusedAllowanceError',
    ])
  })

  test('the leaky service of the example is found out', async () => {
    const example = new URL('../../../examples/11-leaky-service/', import.meta.url)
    const args = ['--config', 'leaky/vitest.config.ts']
    const { output, exitCode } = await runVitest({ fixture: example, world, args })
    expectOutput(stable(output), new URL('leaky/', example), world)
    expect(exitCode).toBe(1)
  })

  test('a leak that is only warned of is an annotation with the line that made it', async () => {
    const fixture = new URL('./fixtures/policies/', import.meta.url)
    const { report } = await runVitest({ fixture, world })
    const tests = report.files.flatMap(file => file.tests)
    const annotated = tests.filter(({ annotations }) => annotations.length > 0)
    expect(
      annotated.map(({ path, state, annotations }) => [path.at(-1), state, annotations.map(textOf)]),
    ).toEqual([
      [
        'testIsAnnotated',
        'passed',
        [
          'warning: Leaked: 1 interval (every 50 ms) was still alive after the cleanups of WarnTest.testIsAnnotated, ' +
            'which started it. This call ends it: clearInterval(timer) at policies.test.ts:21',
        ],
      ],
    ])
  })
})

interface JsonTest {
  title: string
  failureMessages: string[]
  meta: { asyncCase?: { warnings?: { message: string }[] } }
}

const leaked =
  'Leaked: 1 interval (every 70 ms) was still alive after the cleanups of ' +
  'ModuleLevelTest.testAnswersForItsOwnCall, which started it. This call ends it: clearInterval(timer)'
const firstLine = (text: string) => text.split('\n', 1)[0]
const textOf = ({ type, message }: { type: string; message: string }) => `${type}: ${message}`
