import { describe, expect, test } from 'vitest'
import { activeWorlds, pools, runVitest } from '../../support/run-vitest.ts'

const fixture = (name: string) => new URL(`./fixtures/${name}/`, import.meta.url)

describe.each(activeWorlds)('the virtual clock in %s', world => {
  test.each(pools)('everything holds in %s', async pool => {
    const { exitCode, output } = await runVitest({ fixture: fixture('clock'), world, pool })
    expect(output).not.toMatch(/FAIL|Error/)
    expect(exitCode).toBe(0)
  })

  test('waits of promises are on it', async () => {
    const { exitCode, output } = await runVitest({ fixture: fixture('promises'), world })
    expect(output).not.toMatch(/FAIL|Error/)
    expect(exitCode).toBe(0)
  })
})
