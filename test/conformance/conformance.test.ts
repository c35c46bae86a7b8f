import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { activeWorlds, type Pool, type World } from '../support/run-vitest.ts'
import type { Trace, TracedCase } from './case-data.ts'
import { runCases } from './run-cases.ts'
import { comparable } from './trace.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const all = readdirSync(here('./recorded/')).flatMap(
  file => JSON.parse(readFileSync(here(`./recorded/${file}`), 'utf8')) as TracedCase[],
)
const recorded = all.filter(entry => entry.title === undefined)
const named = all.filter(entry => entry.title !== undefined)

/** Fails with the first cases that differ, each as data, so that it can be run alone. */
async function expectCPython(
  entries: TracedCase[],
  world: World,
  pool: Pool,
  args?: string[],
): Promise<void> {
  const traces = await runCases(
    entries.map(entry => entry.case),
    { world, pool, ...(args ? { args } : {}) },
  )
  const different = entries.flatMap((entry, n) => {
    const [expected, actual] = [entry.trace, traces[n]!].map(trace => comparable(trace, entry.case))
    return JSON.stringify(expected) === JSON.stringify(actual) ? [] : [{ case: entry.case, expected, actual }]
  })
  const shown = different.slice(0, 3)
  const about = `${different.length} of ${entries.length} cases differ from CPython; the first: ${JSON.stringify(shown[0]?.case)}`
  expect(
    shown.map(each => each.actual),
    about,
  ).toEqual(shown.map(each => each.expected))
}

describe.each(activeWorlds)('in %s', world => {
  describe('cases about one behaviour each', () => {
    let traces: Trace[]
    beforeAll(async () => {
      traces = await runCases(
        named.map(entry => entry.case),
        { world },
      )
    })

    for (const [n, entry] of named.entries())
      test(entry.title!, () => {
        expect(comparable(traces[n]!, entry.case)).toEqual(comparable(entry.trace, entry.case))
      })
  })

  test(`the ${recorded.length} recorded cases run as on CPython`, { timeout: 180_000 }, () =>
    expectCPython(recorded, world, 'forks'),
  )

  test.each(['threads', 'vmThreads', 'vmForks'] as const)('cases run as on CPython in the pool %s', pool =>
    expectCPython(sample(16), world, pool, []),
  )

  test('cases run as on CPython in files that share nothing', () =>
    expectCPython(sample(16), world, 'forks', []))

  // VAC_SEED and VAC_COUNT choose the batch; VAC_ORACLE names another oracle than this folder's.
  test.skipIf(!hasPython())(
    'a random batch runs as on CPython',
    { timeout: 180_000 },
    async ({ annotate }) => {
      const seed = process.env['VAC_SEED'] ?? String(Date.now())
      await annotate(`VAC_SEED=${seed}`)
      await expectCPython(randomCases(seed, process.env['VAC_COUNT'] ?? '60'), world, 'forks')
    },
  )
})

function sample(count: number): TracedCase[] {
  const step = Math.floor(recorded.length / count)
  return recorded.filter((_, n) => n % step === 0).slice(0, count)
}

function randomCases(seed: string, count: string): TracedCase[] {
  const oracle = process.env['VAC_ORACLE'] ?? here('./oracle.py')
  const printed = execFileSync('python3', [oracle, 'random-run', seed, count], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  return JSON.parse(printed) as TracedCase[]
}

/** Python 3.11 is the first that the oracle runs on. */
function hasPython(): boolean {
  try {
    execFileSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
