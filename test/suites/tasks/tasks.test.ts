import { describe, expect, test } from 'vitest'
import { expectOutput } from '../../support/expected.ts'
import { activeWorlds, runVitest } from '../../support/run-vitest.ts'

const fixture = (name: string) => new URL(`./fixtures/${name}/`, import.meta.url)

describe.each(activeWorlds)('tasks in %s', world => {
  test('what becomes of the tasks at the end of a test', async () => {
    const { exitCode, output } = await runVitest({ fixture: fixture('tasks'), world })
    expect(exitCode).toBe(1)
    expectOutput(output, fixture('tasks'), world)
  })

  test('a warning of a task names the line of its function', async () => {
    const { report } = await runVitest({ fixture: fixture('warnings'), world })
    const tests = report.files.flatMap(file => file.tests)
    expect(
      tests.map(({ annotations }) => annotations.map(({ message }) => /at \S+$/.exec(message)?.[0])),
    ).toEqual([['at warnings.test.ts:5'], ['at warnings.test.ts:13']])
  })

  test('a time-out tells what the test and its tasks waited on, and cancels them', async () => {
    const config = { testTimeout: 150 }
    const { exitCode, output } = await runVitest({ fixture: fixture('time-outs'), world, config })
    expect(exitCode).toBe(1)
    expectOutput(output.replaceAll(/for \d+ ms/g, 'for N ms'), fixture('time-outs'), world)
  })
})
