import { describe, expect, test } from 'vitest'
import { statesOf } from '../../support/report.ts'
import { activeWorlds, runVitest } from '../../support/run-vitest.ts'

const fixture = new URL('../cases/fixtures/empty/', import.meta.url)

const file = `
import { expect, test } from 'vitest'
import * as library from 'vitest-async-case'

const isClass = value => typeof value === 'function' && /^class\\b/.test(Function.prototype.toString.call(value))
// With a dollar: a second name, by which files that load later take what is public, too.
const classes = Object.entries(library).filter(([name, value]) => isClass(value) && !name.includes('$'))

test('classes', () => {
  expect(classes.filter(([name, cls]) => name !== cls.name)).toEqual([])
  expect(classes.length).toBeGreaterThan(50)
})

test('mocks', () => {
  expect(String(new library.MagicMock({ name: 'm' }))).toBe("<MagicMock name='m'>")
})
`

// A bundler changes one of two top-level names that are the same.
describe.each(activeWorlds)('in the built library, in %s', world => {
  test('every class is called as it is exported', async () => {
    const { report } = await runVitest({ fixture, world, files: { 'names.test.ts': file } })
    expect(statesOf(report)).toEqual({ classes: 'passed', mocks: 'passed' })
  })
})
