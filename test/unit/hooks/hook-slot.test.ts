import { expect, test } from 'vitest'
import { HookSlot } from '../../../src/hooks/hook-slot.ts'
import { runInScope, scopeOf } from './support.ts'

const original = () => {}
const [first, second] = [() => {}, () => {}]
const make = () => new HookSlot<void>('sys.unraisablehook', original)

test('a hook of an owner is seen by the owners inside it, and by no other', () => {
  const slot = make()
  const cls = scopeOf('A')
  const [inside, outside] = [scopeOf('A.testX', cls), scopeOf('B.testX')]
  runInScope(cls, () => slot.set(first))
  expect([slot.get(inside.owner), slot.get(outside.owner)]).toEqual([first, original])
})

test('the innermost owner’s hook comes first', () => {
  const slot = make()
  const cls = scopeOf('A')
  const inner = scopeOf('A.testX', cls)
  runInScope(cls, () => slot.set(first))
  runInScope(inner, () => slot.set(second))
  expect([slot.get(inner.owner), slot.get(cls.owner)]).toEqual([second, first])
})

test('a hook ends with its owner’s verdict', () => {
  const slot = make()
  const cls = scopeOf('A')
  const inner = scopeOf('A.testX', cls)
  runInScope(cls, () => slot.set(first))
  runInScope(inner, () => slot.set(second))
  inner.owner.close()
  expect(slot.get(inner.owner)).toBe(first)
  cls.owner.close()
  expect(slot.get(inner.owner)).toBe(original)
})

test('override returns what puts the earlier hook back', () => {
  const slot = make()
  const scope = scopeOf('A.testX')
  runInScope(scope, () => slot.set(first))
  const restore = runInScope(scope, () => slot.override(second))
  expect(slot.get(scope.owner)).toBe(second)
  restore()
  expect(slot.get(scope.owner)).toBe(first)
})

test('a hook that was set outside every owner holds for the file that ran then', () => {
  const slot = make()
  let file = 'a.test.ts'
  slot.host = { currentFile: () => file, onScopeEnd() {} }
  slot.set(first)
  expect(slot.get(undefined)).toBe(first)
  file = 'b.test.ts'
  expect(slot.get(undefined)).toBe(original)
})

test('a hook that was set outside every owner ends with the host’s own test', () => {
  const slot = make()
  const ends: (() => void)[] = []
  slot.host = { currentFile: () => 'a.test.ts', onScopeEnd: restore => ends.push(restore) }
  slot.set(first)
  slot.set(second)
  for (const restore of ends.toReversed()) restore()
  expect(slot.get(undefined)).toBe(original)
})
