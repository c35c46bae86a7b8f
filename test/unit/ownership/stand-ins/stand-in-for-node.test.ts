import { expect, test } from 'vitest'
import { originalOf } from '../../../../src/internal/index.ts'
import { standInForNode } from '../../../../src/ownership/index.ts'
import { standInNames } from '../../../../src/ownership/stand-ins/stand-in.ts'

const step = (holder: object, key: string): object =>
  process.getBuiltinModule(key) ?? (Reflect.get(holder, key) as object)

// What only a DOM environment has is looked at in test/suites/environments.
const names = standInNames.filter(name => name !== 'requestAnimationFrame')

test.each(names)('%s is replaced, and looks like the original', name => {
  standInForNode()
  const standIn = name.split('.').reduce(step, globalThis) as Function
  const original = originalOf(standIn)
  expect(original).not.toBe(standIn)
  expect([standIn.name, standIn.length]).toEqual([original.name, original.length])
})
