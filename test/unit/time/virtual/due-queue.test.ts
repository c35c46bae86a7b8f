import { describe, expect, test } from 'vitest'
import { DueQueue, type Due } from '../../../../src/time/virtual/due-queue.ts'

class Noted implements Due {
  readonly at: number
  readonly delay: number
  readonly name: string
  isCleared = false
  hasReason = true

  constructor(name: string, at: number, delay = at) {
    this.name = name
    this.at = at
    this.delay = delay
  }

  isOver(): boolean {
    return this.isCleared
  }

  isReasonToJump(): boolean {
    return this.hasReason
  }

  fire(): void {}
}

function queueOf(...dues: Noted[]): DueQueue {
  const queue = new DueQueue()
  for (const due of dues) queue.add(due)
  return queue
}

const names = (dues: readonly Due[]) => dues.map(due => (due as Noted).name)

test('what is due comes in order of time, then of its making', () => {
  const queue = queueOf(new Noted('c', 20), new Noted('a', 10), new Noted('d', 20), new Noted('b', 10))
  expect(names(queue.drain())).toEqual(['a', 'b', 'c', 'd'])
})

test('the order holds for many, made in any order', () => {
  const times = Array.from({ length: 1000 }, (_, at) => (at * 7919) % 500)
  const queue = queueOf(...times.map((at, name) => new Noted(String(name), at)))
  const expected = times.map((at, name) => ({ at, name })).toSorted((one, other) => one.at - other.at)
  expect(names(queue.drain())).toEqual(expected.map(({ name }) => String(name)))
})

test('what is over is passed over', () => {
  const cleared = new Noted('cleared', 10)
  const queue = queueOf(cleared, new Noted('kept', 20))
  cleared.isCleared = true
  expect(names([queue.first()!])).toEqual(['kept'])
  expect(names([queue.take()!])).toEqual(['kept'])
  expect(queue.take()).toBeUndefined()
})

test('what is made and cleared without end is not kept', () => {
  const queue = new DueQueue()
  let asked = 0
  const cleared: Due = {
    at: 1,
    delay: 1,
    isOver: () => (asked += 1) > 0,
    isReasonToJump: () => true,
    fire() {},
  }
  for (let count = 0; count < 10_000; count += 1) queue.add(cleared)
  asked = 0
  queue.first()
  expect(asked).toBeLessThan(256)
})

test('of what is due together, the first of each delay stands for choice, and the rest keeps its place', () => {
  const queue = queueOf(
    new Noted('a', 100, 100),
    new Noted('b', 100, 50),
    new Noted('c', 100, 100),
    new Noted('d', 200, 200),
  )
  const offered: string[][] = []
  const taken: Due[] = []
  for (const place of [1, 0, 0, 0]) {
    const due = queue.takeOneOf(dues => {
      offered.push(names(dues))
      return place
    })
    if (due) taken.push(due)
  }
  expect(names(taken)).toEqual(['b', 'a', 'c', 'd'])
  // One alone is no choice.
  expect(offered).toEqual([['a', 'b']])
})

test('a reason to jump is one that is alive and has one', () => {
  const [over, without] = [new Noted('over', 1), new Noted('without', 2)]
  over.isCleared = true
  without.hasReason = false
  expect(queueOf(over, without).hasReasonToJump()).toBe(false)
  expect(queueOf(over, without, new Noted('with', 3)).hasReasonToJump()).toBe(true)
})

describe('of those that are due together, one is picked', () => {
  /** Takes all out, always the last that is offered. */
  const takeLast = (queue: DueQueue) => {
    const offered: string[][] = []
    const taken: Due[] = []
    const last = (dues: readonly Due[]) => {
      offered.push(names(dues))
      return dues.length - 1
    }
    for (let due = queue.takeOneOf(last); due; due = queue.takeOneOf(last)) taken.push(due)
    return { offered, taken: names(taken) }
  }

  test('of each delay the one that was made first stands for choice', () => {
    const queue = queueOf(
      new Noted('a', 10, 10),
      new Noted('b', 10, 5),
      new Noted('a2', 10, 10),
      new Noted('b2', 10, 5),
    )
    expect(takeLast(queue)).toEqual({
      offered: [
        ['a', 'b'],
        ['a', 'b2'],
      ],
      taken: ['b', 'b2', 'a', 'a2'],
    })
  })

  test('those that are passed over keep their place', () => {
    const queue = queueOf(new Noted('a', 10, 10), new Noted('b', 10, 5), new Noted('c', 10, 2))
    queue.takeOneOf(() => 1)
    expect(names(queue.drain())).toEqual(['a', 'c'])
  })

  test('nobody is asked where there is one, or one of each moment', () => {
    const queue = queueOf(new Noted('later', 20), new Noted('first', 10), new Noted('of that delay', 10))
    expect(takeLast(queue)).toEqual({ offered: [], taken: ['first', 'of that delay', 'later'] })
  })

  test('what is over is not offered', () => {
    const cleared = new Noted('cleared', 10, 5)
    const queue = queueOf(new Noted('a', 10, 10), cleared, new Noted('b', 10, 2))
    cleared.isCleared = true
    expect(takeLast(queue)).toEqual({ offered: [['a', 'b']], taken: ['b', 'a'] })
  })
})
