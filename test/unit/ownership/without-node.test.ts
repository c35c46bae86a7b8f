import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// As in a browser, and as if the project's setup file had installed nothing yet.
const states = ['tracking', 'error-hooks'].map(name => Symbol.for(`vitest-async-case.${name}`))
const holder = process as unknown as Record<symbol, unknown>
const installed = states.map(key => holder[key])
beforeEach(() => {
  vi.resetModules()
  for (const key of states) delete holder[key]
  vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never)
})
afterEach(() => {
  vi.restoreAllMocks()
  for (const [n, key] of states.entries()) holder[key] = installed[n]
})

test('without Node nothing is replaced, tracked or listened for', async () => {
  const { standInForNode, startTracking } = await import('../../../src/ownership/index.ts')
  const { installErrorHooks, prepareErrorHooks } = await import('../../../src/hooks/index.ts')
  const before = [globalThis.setTimeout, globalThis.fetch, globalThis.FinalizationRegistry]
  const listeners = process.listenerCount('uncaughtException')
  standInForNode()
  prepareErrorHooks()
  startTracking()
  installErrorHooks({
    passOn() {},
    isHosts: () => false,
    fileScope: () => undefined,
    currentSuite: () => undefined,
    isRunning: () => true,
    onScopeEnd() {},
  })
  expect([globalThis.setTimeout, globalThis.fetch, globalThis.FinalizationRegistry]).toEqual(before)
  expect(process.listenerCount('uncaughtException')).toBe(listeners)
})
