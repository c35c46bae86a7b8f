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

test('where there is no setImmediate, as in browsers, fake timers do not stand in for it', async () => {
  const calls: string[] = []
  vi.stubGlobal('setImmediate', undefined)
  vi.stubGlobal('setTimeout', () => calls.push('real'))
  vi.resetModules()
  const { realTime } = await import('../../../src/internal/real-time.ts')
  vi.stubGlobal('setTimeout', () => calls.push('fake'))
  realTime.setImmediate(() => {})
  expect(calls).toEqual(['real'])
})
