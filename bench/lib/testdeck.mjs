// @testdeck/vitest 0.3.3 hands Vitest its options where Vitest 4 and later refuse them, so that none of its tests runs
// there, and counts on a `this` in hooks: its class machinery (@testdeck/core) gets the same runner for today. Its
// decorators are called plainly: what is measured is the library, not a transform.

/**
 * The text of a test file with one class of @testdeck's.
 * @param members its methods; those whose names begin with `test` are tests
 */
export const testdeckFile = members => `
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest'
import { ClassTestUI } from '@testdeck/core'
const ui = new ClassTestUI({
  suite: (name, callback) => describe(name, callback),
  test: (name, callback, { timeout, retries: retry } = {}) => it(name, { timeout, retry }, callback.bind({})),
  beforeAll: (name, callback, settings) => beforeAll(callback.bind({}), settings?.timeout),
  beforeEach: (name, callback, settings) => beforeEach(callback.bind({}), settings?.timeout),
  afterEach: (name, callback, settings) => afterEach(callback.bind({}), settings?.timeout),
  afterAll: (name, callback, settings) => afterAll(callback.bind({}), settings?.timeout),
})
ui.executeAfterHooksInReverseOrder = true
const { suite, test } = ui
class Deck {
  ${members}
}
for (const name of Object.getOwnPropertyNames(Deck.prototype))
  if (name.startsWith('test')) test(Deck.prototype, name, Object.getOwnPropertyDescriptor(Deck.prototype, name))
suite(Deck)`
