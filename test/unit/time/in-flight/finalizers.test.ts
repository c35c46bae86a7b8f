import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newScope, Owner, runInScope } from '../../../../src/ownership/index.ts'
import { hasRegistry, noteRegistries } from '../../../../src/time/in-flight/finalizers.ts'

let around: Owner
let owner: Owner
let putBack: () => void
beforeEach(() => {
  around = new Owner('class', 'FinalizerTest')
  owner = new Owner('test', 'FinalizerTest.test', around)
  putBack = noteRegistries()
})
afterEach(() => {
  putBack()
  owner.close()
  around.close()
})

describe('a registry counts for', () => {
  test('the test that registers something with it, whoever has made it', () => {
    const registry = new FinalizationRegistry(() => {})
    runInScope(newScope(owner), () => registry.register({}, 1))
    expect(hasRegistry(owner)).toBe(true)
    expect(hasRegistry(around)).toBe(false)
    registry.unregister({})
  })

  test('the tests of the fixture that registers something with it', () => {
    const registry = new FinalizationRegistry(() => {})
    runInScope(newScope(around), () => registry.register({}, 1))
    expect(hasRegistry(owner)).toBe(true)
    registry.unregister({})
  })
})

describe('a registry counts for nobody', () => {
  test('with which nothing is registered', () => {
    const registry = runInScope(newScope(owner), () => new FinalizationRegistry(() => {}))
    expect(hasRegistry(owner)).toBe(false)
    registry.unregister({})
  })

  test('with which Node registers something for itself', () => {
    const registry = new FinalizationRegistry(() => {})
    // Called by the engine, as from code of Node's.
    runInScope(newScope(owner), () => [{}].forEach(registry.register, registry))
    expect(hasRegistry(owner)).toBe(false)
    registry.unregister({})
  })
})
