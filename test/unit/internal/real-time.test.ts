import { afterEach, expect, test, vi } from 'vitest'
import { originals } from '../../../src/internal/index.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

test.each(['setTimeout', 'setImmediate'] as const)(
  'a second copy takes the %s below the first one',
  async name => {
    const calls: string[] = []
    const replacement = () => calls.push('replacement')
    originals.set(replacement, () => calls.push('original'))
    vi.stubGlobal(name, replacement)
    vi.resetModules()
    const second = await import('../../../src/internal/real-time.ts')
    second.realTime[name](() => {})
    expect(calls).toEqual(['original'])
  },
)
