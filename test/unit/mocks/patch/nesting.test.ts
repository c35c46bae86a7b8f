import { expect, test } from 'vitest'
import { patch } from '../../../../src/index.ts'

test('the same attribute patched twice is put back in two steps', () => {
  const target = { attribute: 'original' }
  const outer = patch.object(target, 'attribute', { new: 'outer' })
  const inner = patch.object(target, 'attribute', { new: 'inner' })
  const seen: string[] = []
  outer.run(() => {
    seen.push(target.attribute)
    inner.run(() => seen.push(target.attribute))
    seen.push(target.attribute)
  })
  seen.push(target.attribute)
  expect(seen).toEqual(['outer', 'inner', 'outer', 'original'])
})

test('patches stopped in another order than the reverse leave the original, not a replacement', () => {
  const target = { attribute: 'original' }
  const first = patch.object(target, 'attribute', { new: 'first' })
  const second = patch.object(target, 'attribute', { new: 'second' })
  first.start()
  second.start()
  first.stop()
  expect(target.attribute).toBe('second')
  second.stop()
  expect(target.attribute).toBe('original')
})

test('one patcher can be in force several times', () => {
  const target = { depth: 0 }
  const seen: number[] = []
  const patcher = patch.object(target, 'depth', { new: 1 })
  const countDown = patcher.wrap((n: number): void => {
    seen.push(target.depth)
    if (n > 0) countDown(n - 1)
  })
  countDown(2)
  expect(seen).toEqual([1, 1, 1])
  expect(target.depth).toBe(0)
})

test('a patch is undone when the body throws, and the error comes through', () => {
  const target = { attribute: 'original' }
  const failure = new Error('body')
  const run = () =>
    patch.object(target, 'attribute', { new: 'patched' }).run(() => {
      throw failure
    })
  expect(run).toThrow(failure)
  expect(target.attribute).toBe('original')
})

test('an async body keeps the patch until its promise settles', async () => {
  const target = { attribute: 'original' }
  const seen: string[] = []
  const result = patch.object(target, 'attribute', { new: 'patched' }).run(async () => {
    await Promise.resolve()
    seen.push(target.attribute)
    return 'result'
  })
  seen.push(target.attribute)
  seen.push(await result, target.attribute)
  expect(seen).toEqual(['patched', 'patched', 'result', 'original'])
})

test('a rejection of an async body comes through after the patch was undone', async () => {
  const target = { attribute: 'original' }
  const result = patch.object(target, 'attribute', { new: 'patched' }).run(async () => {
    await Promise.resolve()
    throw new Error('late')
  })
  await expect(result).rejects.toThrow('late')
  expect(target.attribute).toBe('original')
})

test('when undoing fails too, the error of the body is not lost', () => {
  const target: { attribute: string } = { attribute: 'original' }
  let caught: unknown
  try {
    patch.object(target, 'attribute', { new: 'patched' }).run(() => {
      Object.freeze(target)
      throw new Error('body')
    })
  } catch (error) {
    caught = error
  }
  expect(caught).toBeInstanceOf(AggregateError)
  expect((caught as AggregateError).errors.map(error => (error as Error).message)).toEqual([
    'body',
    'Cannot patch attribute of the object: the object is frozen or sealed. Patch the object that holds a reference to it instead.',
  ])
})

test('a block with using gets the replacement as value and puts the original back at its end', () => {
  const target = { attribute: 'original' }
  const handle = patch.object(target, 'attribute', { new: 'patched' }).use()
  expect([handle.value, target.attribute]).toEqual(['patched', 'patched'])
  handle[Symbol.dispose]()
  expect(target.attribute).toBe('original')
})

test('disposing twice undoes once', () => {
  const target = { attribute: 'original' }
  const handle = patch.object(target, 'attribute', { new: 'patched' }).use()
  handle[Symbol.dispose]()
  target.attribute = 'changed since'
  handle[Symbol.dispose]()
  expect(target.attribute).toBe('changed since')
})

test('as a context manager a patcher is entered with the replacement', () => {
  const target = { attribute: 'original' }
  const patcher = patch.object(target, 'attribute', { new: 'patched' })
  expect([patcher.enter(), target.attribute]).toEqual(['patched', 'patched'])
  patcher.exit()
  expect(target.attribute).toBe('original')
})
