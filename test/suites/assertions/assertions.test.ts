import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { expectOutput } from '../../support/expected.ts'
import { statesOf } from '../../support/report.ts'
import { activeWorlds, pools, runVitest } from '../../support/run-vitest.ts'

const fixture = (name: string) => new URL(`./fixtures/${name}/`, import.meta.url)
const example = (path: string) => new URL(`../../../examples/${path}`, import.meta.url)

describe.each(activeWorlds)('assertions in %s', world => {
  test("a failure shows unittest's message, Vitest's diff, and the user's line first", async () => {
    const { exitCode, output } = await runVitest({ fixture: fixture('failures'), world })
    expect(exitCode).toBe(1)
    expectOutput(output, fixture('failures'), world)
  })

  test('a diff lists keys in the order of insertion where the order of Vitest is switched off', async () => {
    const files = { 'diff.ts': readFileSync(example('27-typed-settings/diff.ts'), 'utf8') }
    const config = { diff: './diff.ts' }
    const { exitCode, output } = await runVitest({ fixture: fixture('order-of-keys'), world, files, config })
    expect(exitCode).toBe(1)
    expectOutput(output, fixture('order-of-keys'), world)
  })

  test.each(pools)('errors, warnings, logs and managers of either global work in the pool %s', async pool => {
    const { report } = await runVitest({ fixture: fixture('pools'), world, pool })
    expect(statesOf(report)).toEqual(
      Object.fromEntries(
        ['ErrorsOfNode', 'ErrorsOfTheFile', 'Warnings', 'Logs', 'Using', 'Equality'].map(name => [
          `PoolsTest > test${name}`,
          'passed',
        ]),
      ),
    )
  })
})
