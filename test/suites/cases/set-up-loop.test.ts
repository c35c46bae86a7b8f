import { expect, test } from 'vitest'
import { statesOf } from '../../support/report.ts'
import { activeWorlds, runVitest } from '../../support/run-vitest.ts'

test.each(activeWorlds)(
  'setUp runs with the loop of its test, as every other phase does: %s',
  async world => {
    const { report } = await runVitest({
      fixture: new URL('./fixtures/set-up-loop/', import.meta.url),
      world,
    })
    expect(statesOf(report)).toEqual({ 'Isolated > testLoop': 'passed', 'Plain > testNone': 'passed' })
  },
)
