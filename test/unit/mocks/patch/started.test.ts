import { expect, test } from 'vitest'
import { patch } from '../../../../src/index.ts'

test('start puts the patch in force and gives the replacement, stop puts the original back', () => {
  const target = { attribute: 'original' }
  const patcher = patch.object(target, 'attribute', { new: 'patched' })
  expect([patcher.start(), target.attribute]).toEqual(['patched', 'patched'])
  patcher.stop()
  expect(target.attribute).toBe('original')
})

test('stop without start does nothing', () => {
  const target = { attribute: 'original' }
  expect(patch.object(target, 'attribute', { new: 'patched' }).stop()).toBe(undefined)
  expect(target.attribute).toBe('original')
})

test('stopping twice does nothing the second time', () => {
  const target = { attribute: 'original' }
  const patcher = patch.object(target, 'attribute', { new: 'patched' })
  patcher.start()
  patcher.stop()
  target.attribute = 'changed since'
  expect(patcher.stop()).toBe(undefined)
  expect(target.attribute).toBe('changed since')
})

test('a patcher can be started again', () => {
  const target = { attribute: 'original' }
  const patcher = patch.object(target, 'attribute', { new: 'patched' })
  for (let round = 0; round < 2; round++) {
    patcher.start()
    expect(target.attribute).toBe('patched')
    patcher.stop()
    expect(target.attribute).toBe('original')
  }
})

test('stopall stops what was started, the last one first, and leaves other patches in force', () => {
  const order: PropertyKey[] = []
  const target = new Proxy(
    { one: 0, two: 0, three: 0, four: 0 },
    {
      defineProperty(object, key, descriptor) {
        order.push(key)
        return Reflect.defineProperty(object, key, descriptor)
      },
    },
  )
  for (const name of ['one', 'two', 'three'] as const) patch.object(target, name, { new: 1 }).start()
  patch.object(target, 'four', { new: 1 }).run(() => {
    order.splice(0)
    patch.stopall()
    expect({ ...target }).toEqual({ one: 0, two: 0, three: 0, four: 1 })
  })
  expect(order).toEqual(['three', 'two', 'one', 'four'])
})

test('stopall goes to the end and reports what failed', () => {
  const frozen: { attribute: string } = { attribute: 'original' }
  const target = { attribute: 'original' }
  patch.object(target, 'attribute', { new: 'patched' }).start()
  patch.object(frozen, 'attribute', { new: 'patched' }).start()
  Object.freeze(frozen)
  expect(() => patch.stopall()).toThrow('Cannot patch attribute of the object')
  expect(target.attribute).toBe('original')
  expect(() => patch.stopall()).not.toThrow()
})

test('stop after stopall does nothing', () => {
  const target = { attribute: 'original' }
  const patcher = patch.object(target, 'attribute', { new: 'patched' })
  patcher.start()
  patch.stopall()
  target.attribute = 'changed since'
  patcher.stop()
  expect(target.attribute).toBe('changed since')
})

test('stopall stops attributes and dictionaries alike', () => {
  const target = { attribute: 'original' }
  const settings: Record<string, string> = { mode: 'fast' }
  const cache = new Map([['a', 1]])
  patch.object(target, 'attribute', { new: 'patched' }).start()
  patch.dict(settings, { mode: 'slow', extra: 'yes' }).start()
  patch.dict(cache).start()
  cache.delete('a')
  patch.stopall()
  expect([target.attribute, settings, [...cache]]).toEqual(['original', { mode: 'fast' }, [['a', 1]]])
})
