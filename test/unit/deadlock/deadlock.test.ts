import { describe, expect, test } from 'vitest'
import { deadlockError, type Deadlock } from '../../../src/deadlock/index.ts'
import type { PendingWait } from '../../../src/loop/index.ts'

const head =
  'Deadlock: QueueTest.testHandOver can never end. It waits in testHandOver, and nothing is left that could go on: ' +
  'no task, no timer, no I/O.'

function task(name: string, waitsOn: string, at?: string, ...waitsFor: number[]): PendingWait {
  return { name, waitsOn, at, waitsFor }
}

function textOf(given: Partial<Deadlock>): string[] {
  const { message } = deadlockError({
    test: 'QueueTest.testHandOver',
    phase: 'testHandOver',
    wait: undefined,
    tasks: [],
    elapsed: 0,
    ...given,
  })
  return message.split('\n')
}

test('says where the test waits, and what else does', () => {
  const text = textOf({
    wait: { waitsOn: 'task "producer"', at: 'queue.test.ts:31:5' },
    tasks: [
      task('producer', 'task "consumer"', 'queue.test.ts:12:7', 2),
      task('reader', 'a future', 'queue.test.ts:25:11'),
      task('consumer', 'task "producer"', 'queue.test.ts:19:7', 0),
    ],
    elapsed: 1000,
  })
  expect(text).toEqual([
    head,
    'testHandOver waits on task "producer" at queue.test.ts:31:5.',
    'Task "producer" waits on task "consumer" at queue.test.ts:12:7.',
    'Task "consumer" waits on task "producer" at queue.test.ts:19:7.',
    'They wait for each other: producer, consumer, producer.',
    'Task "reader" waits on a future at queue.test.ts:25:11.',
    'The clock had moved 1000 ms.',
  ])
})

test('leaves out what it does not know', () => {
  expect(textOf({})).toEqual([head, 'testHandOver waits on a promise that the loop does not know.'])
})

test('names the phase of a plain test as the sentence wants it', () => {
  const [, second] = textOf({ phase: 'the test', wait: { waitsOn: 'a future', at: undefined } })
  expect(second).toBe('The test waits on a future.')
})

describe('circles', () => {
  test('each is told once, whoever leads into it', () => {
    const text = textOf({
      tasks: [
        task('outside', 'task "a"', undefined, 1),
        task('a', 'task "b"', undefined, 2),
        task('b', 'task "a"', undefined, 1),
        task('alone', 'task "alone"', undefined, 3),
      ],
    })
    expect(text.slice(2)).toEqual([
      'Task "a" waits on task "b".',
      'Task "b" waits on task "a".',
      'They wait for each other: a, b, a.',
      'Task "alone" waits on task "alone".',
      'They wait for each other: alone, alone.',
      'Task "outside" waits on task "a".',
    ])
  })

  test('a chain is none', () => {
    const text = textOf({ tasks: [task('a', 'task "b"', undefined, 1), task('b', 'a future')] })
    expect(text.slice(2)).toEqual(['Task "a" waits on task "b".', 'Task "b" waits on a future.'])
  })
})

test('its stack has the line that waits', () => {
  const { stack } = deadlockError({
    test: 'QueueTest.testGet',
    phase: 'testGet',
    wait: { waitsOn: 'a future', at: 'queue.test.ts:3:4' },
    tasks: [],
    elapsed: 0,
  })
  expect(stack?.split('\n').at(-1)).toBe(`    at ${process.cwd()}/queue.test.ts:3:4`)
})
