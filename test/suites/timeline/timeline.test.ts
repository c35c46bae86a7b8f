import { describe, expect, test } from 'vitest'
import { decodeMoments, lookOf, type PageData } from '../../../src/vitest/reporting/timeline/page/index.ts'
import { expectOutput } from '../../support/expected.ts'
import { faultsOf, type Trace } from '../../support/trace-rules.ts'
import { activeWorlds, pools, runVitest, type RunResult } from '../../support/run-vitest.ts'

const folder = (name: string) => new URL(`./fixtures/${name}/`, import.meta.url)
const written = '.vitest-async-case'
const all = { VITEST_ASYNC_CASE_TIMELINE: 'all' }
const guarded = { setupFiles: ['vitest-async-case/guard'] }

/** Each test of a page and what happened in it, a line each. */
function textOfPage(html: string): string {
  const [, json = ''] = /<script type="application\/json" id="data">(.*?)<\/script>/.exec(html) ?? []
  const data = JSON.parse(json) as PageData
  const tests = data.tests.map(test => {
    const moments = decodeMoments(test, data.texts).map(({ kind, lane, by, text }) => {
      const who = by === lane ? '' : test.lanes[by]!
      return `  ${test.lanes[lane]}: ${lookOf(kind).tell(text, who)}`
    })
    return [`${test.name}: ${test.verdict}`, ...moments].join('\n')
  })
  return stable([`# ${data.title}`, ...tests].join('\n'))
}

function stable(text: string): string {
  return text
    .replaceAll(/port \d+/g, 'port <port>')
    .replaceAll(/after \d+ ms|for \d+ ms/g, 'for <n> ms')
    .replaceAll('TestTimeoutError', 'Error')
}

function pagesOf(run: RunResult): string {
  const pages = Object.entries(run.written).filter(([path]) => path.endsWith('.html'))
  return `${pages.map(([, html]) => textOfPage(html)).join('\n\n')}\n`
}

/** Of each trace that a run has written. */
function faultsOfTraces(run: RunResult): string[][] {
  const traces = Object.entries(run.written).filter(([path]) => path.endsWith('.trace.json'))
  return traces.map(([, json]) => faultsOf(JSON.parse(json) as Trace))
}

function links(run: RunResult): (string | undefined)[] {
  return run.report.files.flatMap(({ tests }) =>
    tests.flatMap(({ annotations }) =>
      annotations.filter(({ type }) => type === 'timeline').map(({ message }) => message.split('/').at(-1)),
    ),
  )
}

describe.each(activeWorlds.flatMap(world => pools.map(pool => ({ world, pool }))))(
  'in $world, $pool',
  ({ world, pool }) => {
    test('a page tells what happened in each test of a class', async () => {
      const run = await runVitest({ fixture: folder('class'), world, pool, env: all, written })
      expectOutput(pagesOf(run), folder('class'), world)
      expect(faultsOfTraces(run)).toEqual([[]])
      expect(links(run)).toEqual(['queue.test.ts.html#4'])
    })

    test('and of a test with a clock of its own', async () => {
      const run = await runVitest({ fixture: folder('clock'), world, pool, env: all, written })
      expectOutput(pagesOf(run), folder('clock'), world)
      expect(faultsOfTraces(run)).toEqual([[]])
    })

    test('and of a time-out', async () => {
      const config = { setupFiles: ['vitest-async-case/setup'], testTimeout: 100 }
      const run = await runVitest({ fixture: folder('waiting'), world, pool, config, env: all, written })
      expectOutput(pagesOf(run), folder('waiting'), world)
      expect(faultsOfTraces(run)).toEqual([[]])
      expect(links(run)).toEqual(['waiting.test.ts.html#1'])
    })

    test('and in each plain test that is guarded', async () => {
      const run = await runVitest({
        fixture: folder('plain'),
        world,
        pool,
        config: guarded,
        env: all,
        written,
      })
      expectOutput(pagesOf(run), folder('plain'), world)
      expect(faultsOfTraces(run)).toEqual([[]])
      expect(links(run)).toEqual(['plain.test.ts.html#1', 'plain.test.ts.html#4'])
    })
  },
)

describe.each(activeWorlds)('in %s', world => {
  const quiet = { fixture: folder('quiet'), world, written }
  const asked = { config: { setupFiles: ['./setup.mjs'] } }
  const own = (options: string) => ({
    config: { setupFiles: ['./own-setup.mjs'] },
    files: {
      'own-setup.mjs': `import { install } from 'vitest-async-case/install'\ninstall(${options})\n`,
    },
  })
  const names = (run: RunResult) => Object.keys(run.written)

  test('nothing is written unless it is asked for', async () => {
    const run = await runVitest(quiet)
    expect(names(run)).toEqual([])
    expect(links(run)).toEqual([])
  })

  test("'failed' writes the files that have a failed test, with all tests of those", async () => {
    const run = await runVitest({ ...quiet, ...asked })
    expect(names(run)).toEqual([
      '.gitignore',
      'timeline/failing.test.ts.html',
      'timeline/failing.test.ts.trace.json',
    ])
    expect(run.written['.gitignore']).toBe('*\n')
    expect(textOfPage(run.written['timeline/failing.test.ts.html']!)).toMatch(
      /testFails: failed\n[^]*testPasses: passed\n/,
    )
  })

  test('the variable outranks the option', async () => {
    const run = await runVitest({ ...quiet, ...asked, env: all })
    expect(names(run)).toContain('timeline/passing.test.ts.html')
  })

  test('the failure in the terminal leads to its page', async () => {
    const run = await runVitest({ ...quiet, ...asked })
    expectOutput(run.output, folder('quiet'), world)
  })

  test('of a search it tells the run that is reported, or else the last', async () => {
    const fixture = folder('search')
    const run = await runVitest({ fixture, world, config: guarded, env: all, written })
    expectOutput(pagesOf(run), fixture, world)
    expect(links(run)).toEqual(['account.test.ts.html#2', 'account.test.ts.html#3'])
  })

  test('a page of an earlier run goes when nothing fails any more', async () => {
    const files = { [`${written}/timeline/passing.test.ts.html`]: 'old' }
    const run = await runVitest({ ...quiet, files, env: { VITEST_ASYNC_CASE_TIMELINE: 'failed' } })
    expect(names(run)).not.toContain('timeline/passing.test.ts.html')
  })

  test('a page is called by the path of its file, and by its project', async () => {
    const fixture = folder('projects')
    const outer = await runVitest({ fixture, world, written, env: all })
    expect(names(outer)).toEqual([
      '.gitignore',
      'timeline/1__outside__passing.test.ts.html',
      'timeline/1__outside__passing.test.ts.trace.json',
    ])
    const inner = await runVitest({ fixture, world, written: `inner/${written}`, env: all })
    expect(names(inner).filter(name => name.endsWith('.html'))).toEqual([
      'timeline/server-client___up__outside__passing.test.ts.html',
      'timeline/server-client__test__passing.test.ts.html',
    ])
  })

  test.each([
    [
      "{ timeline: 'fail' }",
      undefined,
      `The option timeline of install() is "fail". It may be 'failed' (a page for each file that has a failed test) or 'all' (for each file).`,
    ],
    [
      '{}',
      'none',
      `The environment variable VITEST_ASYNC_CASE_TIMELINE is "none". It may be 'failed' (a page for each file that has a failed test) or 'all' (for each file).`,
    ],
  ])('another value is an error: %s, %s', async (options, VITEST_ASYNC_CASE_TIMELINE, message) => {
    const run = await runVitest({ ...quiet, ...own(options), env: { VITEST_ASYNC_CASE_TIMELINE } })
    expect(run.report.files.flatMap(({ errors }) => errors.map(error => error.message))).toEqual([
      message,
      message,
    ])
  })
})
