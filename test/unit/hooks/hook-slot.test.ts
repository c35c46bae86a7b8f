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

test('a hook that was set outside every owner holds for the suite or file that ran then', () => {
  const slot = make()
  const [file, suite, nextFile] = [{}, {}, {}]
  let running = [file]
  const host = { currentSuite: () => running.at(-1), isRunning: (one: object) => running.includes(one) }
  slot.host = { ...host, onScopeEnd() {} }
  slot.set(first)
  running = [file, suite]
  slot.set(second)
  expect(slot.get(undefined)).toBe(second)
  running = [file]
  expect(slot.get(undefined)).toBe(first)
  running = [nextFile]
  expect(slot.get(undefined)).toBe(original)
})

test('a hook that was set outside every owner ends with the host’s own test', () => {
  const slot = make()
  const ends: (() => void)[] = []
  slot.host = {
    currentSuite: () => undefined,
    isRunning: () => true,
    onScopeEnd: restore => ends.push(restore),
  }
  slot.set(first)
  slot.set(second)
  for (const restore of ends.toReversed()) restore()
  expect(slot.get(undefined)).toBe(original)
})

test('an override that is undone twice leaves alone what was assigned meanwhile', () => {
  const slot = make()
  const scope = scopeOf('A.testX')
  runInScope(scope, () => {
    const restore = slot.override(first)
    restore()
    slot.set(second)
    restore()
  })
  expect(slot.get(scope.owner)).toBe(second)
})

test.each(['an owner', 'a file'])('overrides of %s that end out of order leave nothing behind', of => {
  const slot = make()
  const scope = of === 'an owner' ? scopeOf('A.testX') : undefined
  const override = (hook: () => void) => slot.override(hook)
  const restores = [first, second].map(hook =>
    scope ? runInScope(scope, () => override(hook)) : override(hook),
  )
  for (const restore of restores) restore()
  expect(slot.get(scope?.owner)).toBe(original)
})

test('what was assigned inside an override ends with it', () => {
  const slot = make()
  const scope = scopeOf('A.testX')
  runInScope(scope, () => {
    const restore = slot.override(first)
    slot.set(second)
    restore()
  })
  expect(slot.get(scope.owner)).toBe(original)
})
