import { describe, expect, test } from 'vitest'
import { expectOutput } from '../../support/expected.ts'
import type { RunReport } from '../../support/report.ts'
import { activeWorlds, runVitest, type Pool } from '../../support/run-vitest.ts'

const fixture = new URL('./fixtures/not-used/', import.meta.url)
const pools: Pool[] = ['forks', 'threads']

function failedTests({ files }: RunReport): string[] {
  const tests = files.flatMap(file => file.tests).filter(({ errors }) => errors.length > 0)
  return tests.map(({ path, errors }) => `${path.at(-1)}: ${errors.map(({ name }) => name).join(', ')}`)
}

/** A setup file with another policy. */
function withUnawaited(policy: string) {
  return {
    config: { setupFiles: ['./setup.mjs'] },
    files: {
      'setup.mjs': `import { install } from 'vitest-async-case'\ninstall({ unawaited: '${policy}' })\n`,
    },
  }
}

describe.each(activeWorlds.flatMap(world => pools.map(pool => ({ world, pool }))))(
  'in $world, $pool',
  ({ world, pool }) => {
    test('patchers that are never put in force, and calls that nobody awaits', async () => {
      const { output, exitCode } = await runVitest({
        fixture,
        world,
        pool,
        reporter: 'tree',
        args: ['--no-file-parallelism'],
      })
      expectOutput(output, fixture, world)
      expect(exitCode).toBe(1)
    })

    test('calls that nobody awaits fail their tests where that is the policy', async () => {
      const args = ['unawaited', 'handled']
      const { report } = await runVitest({ fixture, world, pool, args, ...withUnawaited('fail') })
      expect(failedTests(report)).toEqual([
        'testForgotten: UnawaitedCallError',
        'testTheLastCall: UnawaitedCallError',
        'testManyOfALine: UnawaitedCallError',
        'testBesideAList: UnawaitedCallError',
        'testRejected: Error in an unhandled rejection',
      ])
    })

    test('nothing is said of them where they are off', async () => {
      const args = ['unawaited', 'handled']
      const { output, report } = await runVitest({ fixture, world, pool, args, ...withUnawaited('off') })
      expect(output).not.toContain('never awaited')
      expect(failedTests(report)).toEqual(['testRejected: Error in an unhandled rejection'])
    })
  },
)
