import { setTimeout as nodesTimeout } from 'node:timers'
import { stat } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import { setHost } from '../../../../src/internal/index.ts'
import { newScope, Owner, runInScope, type OwnerClock } from '../../../../src/ownership/index.ts'
import { beginVirtualClock } from '../../../../src/time/virtual/index.ts'

setHost({} as never)

interface Begun {
  readonly owner: Owner
  readonly clock: OwnerClock
  /** Runs code of the owner's. */
  run<T>(fn: () => T): T
}

function begin(name: string): Begun {
  const owner = new Owner('test', name)
  const clock = beginVirtualClock(owner)
  return { owner, clock, run: fn => runInScope(newScope(owner), fn) }
}

function end({ owner, clock }: Begun): void {
  clock.end()
  owner.close()
}

type Timer = NodeJS.Timeout

const isOver = (timer: Timer) => (timer as unknown as { _destroyed: boolean })._destroyed

test('a wait takes as long as it says, and no more', async () => {
  const begun = begin('A')
  const { clock, run } = begun
  const started = clock.now()
  await run(() => new Promise<void>(resolve => void clock.after(60_000, resolve)))
  expect(clock.now() - started).toBe(60_000)
  end(begun)
})

test('two clocks know nothing of each other', async () => {
  const [one, other] = [begin('A'), begin('B')]
  const before = [one.clock.now(), other.clock.now()]
  await one.run(() => new Promise<void>(resolve => void one.clock.after(5000, resolve)))
  expect([one.clock.now() - before[0]!, other.clock.now() - before[1]!]).toEqual([5000, 0])
  end(one)
  end(other)
})

test('unref’d intervals alone are no reason to jump', async () => {
  const begun = begin('A')
  const { clock, run } = begun
  const started = clock.now()
  const timer = run(() => clock.makeTimer('interval', [() => {}, 1000])) as Timer
  timer.unref()
  await clock.settle()
  await new Promise(resolve => setImmediate(resolve))
  expect(clock.now() - started).toBe(0)
  end(begun)
  clearInterval(timer)
})

test('who outlives the clock goes on by the machine’s', async () => {
  const begun = begin('A')
  let fired = 0
  const timer = begun.run(() => begun.clock.makeTimer('timeout', [() => (fired += 1), 1])) as Timer
  end(begun)
  await new Promise(resolve => nodesTimeout(resolve, 5))
  expect([fired, isOver(timer)]).toEqual([1, true])
})

test('what is left of a delay counts when the clock ends, and the delay stays what it is', async () => {
  const begun = begin('A')
  const { clock, run } = begun
  const timers: Timer[] = []
  const struck = (['timeout', 'interval'] as const).map(
    kind =>
      new Promise<void>(resolve => {
        timers.push(run(() => clock.makeTimer(kind, [resolve, 60_000])) as Timer)
      }),
  )
  await run(() => new Promise<void>(resolve => void clock.after(59_990, resolve)))
  end(begun)
  await Promise.all(struck)
  expect(timers).toMatchObject([{ _idleTimeout: 60_000 }, { _idleTimeout: 60_000 }])
  clearInterval(timers[1])
})

test('refresh() puts a timer on the clock of the test that asks, be it over or not, but for one that was cleared', async () => {
  const first = begin('A')
  const fired: string[] = []
  const note = (name: string) => () => void fired.push(name)
  const [kept, cleared] = first.run(() =>
    ['kept', 'cleared'].map(name => first.clock.makeTimer('timeout', [note(name), 60_000]) as Timer),
  ) as [Timer, Timer]
  clearTimeout(cleared)
  end(first)

  const second = begin('B')
  second.run(() => {
    kept.refresh()
    cleared.refresh()
  })
  const started = second.clock.now()
  await second.run(() => new Promise<void>(resolve => void second.clock.after(60_000, resolve)))
  expect([fired, second.clock.now() - started, isOver(kept)]).toEqual([['kept'], 60_000, true])
  end(second)
})

test('an owner has no clock any more when it has ended', () => {
  const begun = begin('A')
  expect(begun.owner.clock).toBe(begun.clock)
  end(begun)
  end(begun)
  expect(begun.owner.clock).toBeUndefined()
})

test('what keeps a verdict away is told however busy the process is with something else', async () => {
  const begun = begin('A')
  begun.clock.whenStuck(() => {})
  vi.useFakeTimers({ toFake: ['Date'] })
  while (!begun.clock.report()) await new Promise(resolve => nodesTimeout(resolve, 1))
  const reports: boolean[] = []
  for (let count = 0; count < 20; count += 1) {
    await stat('.')
    reports.push(begun.clock.report() !== undefined)
  }
  vi.useRealTimers()
  end(begun)
  expect(reports).toEqual(Array(20).fill(true))
})

test('a clock that was never moved has nothing to report', async () => {
  const begun = begin('A')
  expect(begun.clock.report()).toBeUndefined()
  await begun.run(() => new Promise<void>(resolve => void begun.clock.after(5, resolve)))
  expect(begun.clock.report()?.text).toBe('The clock moved 5 ms in 1 jump, last to a wait of 5 ms')
  end(begun)
})
