import { afterAll, expect, test, vi } from 'vitest'
import { addCleanup, createTask, sleep, subTest } from 'vitest-async-case'
import { notesOfNode } from './notes-of-node.ts'

test('leaves a global', () => {
  Reflect.set(globalThis, 'leftHere', 1)
})

test('leaves fake timers on', () => {
  vi.useFakeTimers()
})

test('what a test left is told for it', ({ task }) => {
  vi.useRealTimers()
  const before = task.file.tasks.slice(0, 2)
  expect(
    before.flatMap(each => ('annotations' in each ? each.annotations : [])).map(({ message }) => message),
  ).toEqual([
    'Left behind by leaves a global: global leftHere (new). Put it back in a cleanup: addCleanup(() => { delete globalThis.leftHere })',
    'Left behind by leaves fake timers on: fake timers (left on). Put the real ones back in a cleanup: addCleanup(() => { vi.useRealTimers() })',
  ])
})

const events: string[] = []

test('has cleanups, sub-tests and tasks', async () => {
  addCleanup(() => events.push('first'))
  addCleanup(() => events.push('second'))
  const task = createTask(function* () {
    yield sleep(1)
    events.push('task')
  })
  await task
  await subTest({ row: 1 }, () => expect(events).toEqual(['task']))
})

test('the cleanups ran, the last one first', () => {
  expect(events).toEqual(['task', 'second', 'first'])
})

afterAll(() => expect(notesOfNode()).toHaveLength(1))
