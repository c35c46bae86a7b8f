import { AsyncResource } from 'node:async_hooks'
import { readFile } from 'node:fs/promises'
import { inspect } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { currentScope, hideContext, newScope, Owner, runInScope } from '../../../../src/ownership/index.ts'

beforeAll(() => hideContext())

/** What can be seen of our scope on an object that was made in one. */
async function seen(make: () => object): Promise<string[]> {
  const owner = new Owner('test', 'HiddenTest.testSecret')
  // Held in a list: an async function would hand on what a promise resolves to.
  const [object] = await runInScope(newScope(owner), async () => {
    await Promise.resolve()
    return [make()]
  })
  owner.close()
  const keys = Object.getOwnPropertySymbols(object).map(key => String(key.description))
  return [...keys.filter(key => key.includes('Store')), ...(inspect(object).match(/HiddenTest/g) ?? [])]
}

async function wait(): Promise<void> {
  await Promise.resolve()
}

describe('nothing of the scope can be seen', () => {
  test.each<[string, () => object]>([
    ['a promise', () => Promise.resolve(1)],
    ['a promise that is derived', () => Promise.resolve(1).then(() => 2)],
    ['the promise of an async function', wait],
    ['a promise of Node’s own', () => readFile(import.meta.filename)],
    ['a promise of a subclass', () => new (class Mine extends Promise<void> {})(resolve => resolve())],
    ['a time-out', () => setTimeout(() => {}, 1).unref()],
    ['an immediate', () => setImmediate(() => {})],
    ['a resource of the user’s', () => new AsyncResource('mine')],
  ])('on %s', async (_what, make) => {
    expect(await seen(make)).toEqual([])
  })
})

test('two promises that were made in a scope are equal', async () => {
  const owner = new Owner('test', 'HiddenTest.testEqual')
  await runInScope(newScope(owner), async () => {
    await Promise.resolve()
    expect({ promise: Promise.resolve(1) }).toEqual({ promise: Promise.resolve(1) })
    expect(inspect(Promise.resolve(1))).toBe('Promise { 1 }')
  })
  owner.close()
})

test('a promise takes its scope along', async () => {
  const owner = new Owner('test', 'HiddenTest.testScope')
  const scope = newScope(owner)
  const owners = await runInScope(scope, async () => {
    await Promise.resolve()
    const later = Promise.resolve().then(() => currentScope()?.owner)
    const timed = new Promise(resolve => setTimeout(() => resolve(currentScope()?.owner), 1))
    return Promise.all([later, timed])
  })
  owner.close()
  expect(owners).toEqual([owner, owner])
})

test('a frozen promise can be made and awaited', async () => {
  const owner = new Owner('test', 'HiddenTest.testFrozen')
  const value = await runInScope(newScope(owner), async () => {
    await Promise.resolve()
    return await Object.freeze(Promise.resolve(1)).then(one => one + 1)
  })
  owner.close()
  expect(value).toBe(2)
})
