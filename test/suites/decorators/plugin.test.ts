import { describe, expect, test } from 'vitest'
import { statesOf } from '../../support/report.ts'
import { activeWorlds, runVitest } from '../../support/run-vitest.ts'

const fixture = new URL('./fixtures/plugin/', import.meta.url)

const nested = new URL('./fixtures/nested/', import.meta.url)

const lines = {
  'HiddenTest > testHidden': 12,
  'BaseTest > testBase': 18,
  'DerivedTest > testBase': 25,
  'DerivedTest > testDerived': 24,
  'DecoratedTest > testDecorated': 30,
  'SelfTest > testSelf': 36,
  'ImportedTest > testImported': 4,
}

describe.each(activeWorlds)('in %s', world => {
  test('classes that are not exported run, in the file that defines them, at their lines', async () => {
    const { report, exitCode } = await runVitest({ fixture, world })
    expect(statesOf(report)).toEqual({
      'HiddenTest > testHidden': 'passed',
      'BaseTest > testBase': 'passed',
      'DerivedTest > testBase': 'passed',
      'DerivedTest > testDerived': 'passed',
      'DecoratedTest > testDecorated': 'skipped',
      'SelfTest > testSelf': 'skipped',
      'ImportedTest > testImported': 'passed',
    })
    expect(exitCode).toBe(0)
    const tests = report.files.flatMap(file => file.tests)
    expect(Object.fromEntries(tests.map(found => [found.path.join(' > '), found.location?.line]))).toEqual(
      lines,
    )
  })

  test('a list that only parses the files shows them at their lines', async () => {
    const command = ['list', '--json', ...(world === 'vitest4' ? ['--staticParse'] : [])]
    const { stdout, stderr } = await runVitest({ fixture, world, command })
    const listed = JSON.parse(stdout) as { name: string; file: string; location: { line: number } }[]
    expect(stderr.trim()).toBe('')
    expect(Object.fromEntries(listed.map(({ name, location }) => [name, location.line]))).toEqual(lines)
  })

  test.each(['forks', 'threads'] as const)(
    'what a variable holds runs, and a list shows no class that is nested in its initialiser: %s',
    async pool => {
      const options = { fixture: nested, world, pool }
      const { report, exitCode } = await runVitest(options)
      expect(statesOf(report)).toEqual({
        'Held > testHeld': 'passed',
        'Made > testMade': 'passed',
        plain: 'passed',
      })
      expect(exitCode).toBe(0)
      const command = ['list', '--json', ...(world === 'vitest4' ? ['--staticParse'] : [])]
      const { stdout } = await runVitest({ ...options, command })
      expect((JSON.parse(stdout) as { name: string }[]).map(({ name }) => name)).toEqual([
        'plain',
        'Held > testHeld',
      ])
    },
  )

  test('v8 coverage finds the line of a lowered class that nothing ran', async () => {
    const covered = new URL('./fixtures/covered/', import.meta.url)
    const { report, output } = await runVitest({ fixture: covered, world })
    expect(statesOf(report)).toEqual({
      'ServiceTest > testValue': 'passed',
      'ServiceTest > testSkipped': 'skipped',
    })
    const row = /service\.ts .*/.exec(output)?.[0] ?? ''
    expect(row.split('|').map(cell => cell.trim())[5]).toBe('10')
  })
})
