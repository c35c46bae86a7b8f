import { describe, expect, test } from 'vitest'
import { activeWorlds, runVitest } from '../../support/run-vitest.ts'

describe.each(activeWorlds)('on %s', world => {
  test('vi.when answers for mocks, and vi.clearAllMocks clears them whatever was collected', async () => {
    const fixture = new URL('./fixtures/of-vitest/', import.meta.url)
    const { exitCode, output } = await runVitest({ fixture, world })
    expect(exitCode === 0 ? 'passed' : output).toBe('passed')
  })
})
