import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as nodesTimeout } from 'node:timers'
import { expect, test } from 'vitest'
import { setHost } from '../../../../src/internal/index.ts'
import { newScope, Owner, runInScope } from '../../../../src/ownership/index.ts'
import { beginVirtualClock, type VirtualClock } from '../../../../src/time/virtual/index.ts'

setHost({} as never)

interface Begun {
  readonly clock: VirtualClock
  /** Runs code of the owner's. */
  run<T>(fn: () => T): T
  /** Waits on the clock. */
  wait(ms: number): Promise<void>
  end(): void
}

function begin(): Begun {
  const owner = new Owner('test', 'A')
  const clock = beginVirtualClock(owner)
  const run = <T>(fn: () => T) => runInScope(newScope(owner), fn)
  const end = () => {
    clock.end()
    owner.close()
  }
  return { clock, run, wait: ms => run(() => new Promise(resolve => void clock.after(ms, resolve))), end }
}

const isOver = (timer: NodeJS.Timeout) => (timer as unknown as { _destroyed: boolean })._destroyed

test('refresh() puts a timer that Node has started on the clock of the test that asks', async () => {
  const struck: number[] = []
  const { clock, run, wait, end } = begin()
  const timer = nodesTimeout(() => struck.push(clock.elapsed()), 60_000)
  run(() => timer.refresh())
  await wait(60_000)
  expect([struck, isOver(timer)]).toEqual([[60_000], true])
  // As often as it is asked to.
  run(() => timer.refresh())
  await wait(60_000)
  end()
  expect([struck, timer.hasRef()]).toEqual([[60_000, 120_000], true])
})

test('its callback runs in the context in which it was made', async () => {
  const storage = new AsyncLocalStorage<string>()
  const seen: unknown[] = []
  const timer = storage.run('the module', () => nodesTimeout(() => seen.push(storage.getStore()), 60_000))
  const { run, wait, end } = begin()
  storage.run('the test', () => run(() => timer.refresh()))
  await storage.run('the test', () => wait(60_000))
  end()
  expect(seen).toEqual(['the module'])
})

test('it is cleared and released on the clock as ever', async () => {
  const struck: string[] = []
  const timers = ['kept', 'by object', 'by number'].map(name => nodesTimeout(() => struck.push(name), 60_000))
  const [kept, byObject, byNumber] = timers as [NodeJS.Timeout, NodeJS.Timeout, NodeJS.Timeout]
  const number = Number(byNumber)
  const { run, wait, end } = begin()
  run(() => timers.forEach(timer => timer.refresh()))
  clearTimeout(byObject)
  clearTimeout(number)
  kept.unref()
  const released = kept.hasRef()
  await wait(60_000)
  end()
  expect([struck, released, timers.map(isOver)]).toEqual([['kept'], false, [true, true, true]])
})

test('who is on no clock leaves it where it is', async () => {
  const struck: number[] = []
  const { clock, run, wait, end } = begin()
  const timer = nodesTimeout(() => struck.push(clock.elapsed()), 60_000)
  run(() => timer.refresh())
  await wait(50_000)
  timer.refresh()
  await wait(60_000)
  end()
  expect(struck).toEqual([110_000])
})

test('an interval goes on there', async () => {
  const struck: number[] = []
  const { clock, run, wait, end } = begin()
  const timer = setInterval(() => struck.push(clock.elapsed()), 20_000)
  run(() => timer.refresh())
  await wait(50_000)
  clearInterval(timer)
  await wait(60_000)
  end()
  expect(struck).toEqual([20_000, 40_000])
})

test('one that asks for itself, in its own callback, is not over', async () => {
  let struck = 0
  const { run, wait, end } = begin()
  await new Promise<void>(resolve => {
    const timer = run(() =>
      nodesTimeout(() => {
        struck += 1
        if (struck > 1) return
        timer.refresh()
        resolve()
      }, 5),
    )
  })
  await wait(5)
  end()
  expect(struck).toBe(2)
})

test('what is left of its delay counts when the clock ends', async () => {
  const { run, wait, end } = begin()
  const struck = new Promise<void>(resolve => {
    const timer = nodesTimeout(resolve, 60_000)
    run(() => timer.refresh())
  })
  await wait(59_990)
  end()
  await struck
})
