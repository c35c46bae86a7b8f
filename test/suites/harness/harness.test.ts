import { describe, expect, test } from 'vitest'
import { expectOutput } from '../../support/expected.ts'
import { errorsOf, statesOf, testOf } from '../../support/report.ts'
import { activeWorlds, pools, runVitest } from '../../support/run-vitest.ts'

const fixture = new URL('./fixtures/mixed/', import.meta.url)

describe.each(activeWorlds)('runVitest in %s', world => {
  test('reports states, errors, notes, marks and locations of a fixture, and its whole output', async () => {
    const { exitCode, output, report, junit } = await runVitest({
      fixture,
      world,
      junit: true,
      args: ['--includeTaskLocation'],
    })
    expect(exitCode).toBe(1)
    expect(statesOf(report)).toEqual({
      'mixed > passes': 'passed',
      'mixed > fails': 'failed',
      'mixed > skips': 'skipped',
      'mixed > marks': 'passed',
      'mixed > hangs': 'failed',
      'broken suite > never runs': 'skipped',
    })
    expect(errorsOf(report, 'fails')).toEqual(['expected { a: 1 } to deeply equal { a: 2 }'])
    expect(testOf(report, 'skips').note).toBe('no reason')
    expect(testOf(report, 'fails').location).toEqual({ line: 5, column: 3 })
    expect(testOf(report, 'fails').errors[0]!.stacks[0]).toMatchObject({ file: 'mixed.test.ts', line: 5 })
    expect(testOf(report, 'marks').meta).toEqual({ mark: 1 })
    expect(testOf(report, 'marks').annotations).toMatchObject([{ type: 'notice', message: 'a note' }])
    expect(junit).toContain('<testcase classname="mixed.test.ts" name="mixed &gt; fails"')
    expectOutput(output, fixture, world)
  })

  test('kills a run that does not end', async () => {
    const files = {
      'hang.test.ts': `import { test } from 'vitest'\ntest('hangs', () => new Promise(() => {}), 1e6)\n`,
    }
    await expect(runVitest({ fixture, world, files, timeout: 4_000 })).rejects.toThrow(
      /^Vitest did not end within 4000 ms on /,
    )
  })
})

test.each(pools)('runs in the pool %s', async pool => {
  const { report } = await runVitest({ fixture, pool })
  expect(statesOf(report)).toMatchObject({ 'mixed > passes': 'passed', 'mixed > fails': 'failed' })
})
