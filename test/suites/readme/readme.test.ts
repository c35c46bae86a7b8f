import { describe, expect, test } from 'vitest'
import { expectOutput } from '../../support/expected.ts'
import { activeWorlds, runVitest } from '../../support/run-vitest.ts'

const first = new URL('./fixtures/first/', import.meta.url)
const fixture = new URL('./fixtures/readme/', import.meta.url)

describe.each(activeWorlds)('in %s', world => {
  test("the README's first class passes as it stands", async () => {
    const { exitCode, output } = await runVitest({ fixture: first, world })
    expect(exitCode).toBe(0)
    expectOutput(output, first, world)
  })

  test("the README's failing and leaking tests print what it shows", async () => {
    const { exitCode, output } = await runVitest({ fixture, world })
    expect(exitCode).toBe(1)
    expectOutput(output, fixture, world)
  })
})
