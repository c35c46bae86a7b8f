import { describe, expect, test } from 'vitest'
import { expectOutput } from '../../support/expected.ts'
import { activeWorlds, pools, runVitest } from '../../support/run-vitest.ts'

const fixture = (name: string) => new URL(`./fixtures/${name}/`, import.meta.url)

describe.each(activeWorlds)('the virtual clock in %s', world => {
  test.each(pools)('everything holds in %s', async pool => {
    const { exitCode, output } = await runVitest({ fixture: fixture('clock'), world, pool })
    expect(output).not.toMatch(/FAIL|Error/)
    expect(exitCode).toBe(0)
  })

  test.each(pools)('what a test file imports by name is on it in %s', async pool => {
    const { exitCode, output } = await runVitest({ fixture: fixture('promises'), world, pool })
    expect(output).not.toMatch(/FAIL|Error/)
    expect(exitCode).toBe(0)
  })

  test.each(pools)('the limits of fetch are on it, also after tests on the real one, in %s', async pool => {
    const { exitCode, output } = await runVitest({ fixture: fixture('fetch'), world, pool })
    expect(output).not.toMatch(/FAIL|Error/)
    expect(exitCode).toBe(0)
  })

  test.each(pools)('a guarded plain test may ask for it in %s', async pool => {
    const config = { setupFiles: ['vitest-async-case/guard'] }
    const { exitCode, output } = await runVitest({ fixture: fixture('plain'), world, pool, config })
    expect(output).not.toMatch(/FAIL|Error|Warning/)
    expect(exitCode).toBe(0)
  })

  test.each(pools)('the setup file may ask for all in %s', async pool => {
    const config = { setupFiles: ['./own-setup.mjs'] }
    const { exitCode, output } = await runVitest({ fixture: fixture('installed'), world, pool, config })
    expect(output).not.toMatch(/FAIL|Error|Warning/)
    expect(exitCode).toBe(0)
  })

  test('a file without one loads nothing of it, and replaces nothing', async () => {
    const config = { setupFiles: ['./before.mjs', 'vitest-async-case/guard'] }
    const { exitCode, output } = await runVitest({ fixture: fixture('without'), world, config })
    expect(output).not.toMatch(/FAIL|Error|Warning/)
    expect(exitCode).toBe(0)
  })

  test('another value of the option is an error of the setup file', async () => {
    const files = {
      'own-setup.mjs': "import { install } from 'vitest-async-case/install'\ninstall({ clock: 'fake' })\n",
    }
    const config = { setupFiles: ['./own-setup.mjs'] }
    const { report, output } = await runVitest({ fixture: fixture('installed'), world, config, files })
    expect(report.files.flatMap(file => file.tests)).toEqual([])
    expect(output).toContain(
      `ClockError: The option clock of install() is "fake": write 'virtual' or 'real'.\n ❯ own-setup.mjs:2:`,
    )
  })

  test('a value of schedules that is none is an error of every file, at the line of install()', async () => {
    const files = {
      'own-setup.mjs': "import { install } from 'vitest-async-case/install'\ninstall({ schedules: -1 })\n",
    }
    const config = { setupFiles: ['./own-setup.mjs'] }
    const { report, output } = await runVitest({ fixture: fixture('installed'), world, config, files })
    expect(report.files.flatMap(file => file.tests)).toEqual([])
    expect(output).toContain(
      'ScheduleError: The option schedules of install() is -1: a whole number from 1 to 100000.\n ❯ own-setup.mjs:2:',
    )
  })

  test('what leaks and what throws is told as with the real one', async () => {
    const { exitCode, output } = await runVitest({ fixture: fixture('leaks'), world })
    expect(exitCode).toBe(1)
    expectOutput(output, fixture('leaks'), world)
  })

  test('what cannot be is refused', async () => {
    const { exitCode, output } = await runVitest({ fixture: fixture('refused'), world })
    expect(exitCode).toBe(1)
    expectOutput(output, fixture('refused'), world)
  })

  test('what a plain test cannot have is refused', async () => {
    const config = { setupFiles: ['vitest-async-case/guard'] }
    const { exitCode, output } = await runVitest({ fixture: fixture('refused-plain'), world, config })
    expect(exitCode).toBe(1)
    expectOutput(output, fixture('refused-plain'), world)
  })

  test('a time-out tells what the clock did', async () => {
    const config = { testTimeout: 1000 }
    const { exitCode, output } = await runVitest({ fixture: fixture('time-outs'), world, config })
    expect(exitCode).toBe(1)
    const told = output
      .replaceAll(/(for|moved) \d+ ms/g, '$1 N ms')
      .replaceAll(/in \d+ jumps/g, 'in N jumps')
      .replaceAll(/pid \d+/g, 'pid N')
    expectOutput(told, fixture('time-outs'), world)
  })
})
