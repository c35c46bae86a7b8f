import { describe, expect, test } from 'vitest'
import { activeWorlds, pools, runVitest } from '../../support/run-vitest.ts'

describe.each(activeWorlds)('on %s', world => {
  test.each(pools)('patches hold and end in %s', async pool => {
    const fixture = new URL('./fixtures/everywhere/', import.meta.url)
    const { exitCode, output } = await runVitest({ fixture, world, pool })
    expect(exitCode === 0 ? 'passed' : output).toBe('passed')
  })
})
