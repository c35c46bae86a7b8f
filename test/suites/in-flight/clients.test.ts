import { describe, expect, test } from 'vitest'
import { activeWorlds, runVitest } from '../../support/run-vitest.ts'

const fixture = new URL('./fixtures/clients/', import.meta.url)

describe.each(activeWorlds)('real clients of real servers, in %s', world => {
  test('the clock does not jump over their answers', async ({ skip }) => {
    const { report, output } = await runVitest({ fixture, world })
    const tests = report.files.flatMap(file => file.tests)
    expect(tests).toHaveLength(17)
    expect(
      tests.filter(({ state }) => state === 'failed').map(({ path }) => path.join('.')),
      output,
    ).toEqual([])
    const skipped = new Set(tests.filter(({ state }) => state === 'skipped').map(({ note }) => note))
    // What there was has passed; what there was not is named.
    if (skipped.size > 0) skip([...skipped].join('; '))
  })
})
