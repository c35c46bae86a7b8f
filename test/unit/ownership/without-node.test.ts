import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// As in a browser, and as if the project's setup file had installed nothing yet.
const states = ['tracking', 'error-hooks']
const held = Reflect.get(process, Symbol.for('vitest-async-case.state')) as Map<string, object>
const installed = states.map(name => held.get(name))
beforeEach(() => {
  vi.resetModules()
  for (const name of states) held.delete(name)
  vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never)
})
afterEach(() => {
  vi.restoreAllMocks()
  for (const [n, name] of states.entries()) {
    const state = installed[n]
    if (state) held.set(name, state)
    else held.delete(name)
  }
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
