import { expect, test } from 'vitest'
import { IsolatedAsyncioTestCase } from '../../../src/async-case/index.ts'
import { createTask, currentTask, sleep } from '../../../src/loop/index.ts'
import { rejection } from '../loop/in-loop.ts'
import { errorsOf, runCase } from './run-case.ts'

/** Runs `test` with every fixture and cleanup about it, each of which notes itself and the task that it is in. */
async function phasesOf(body: () => unknown) {
  const phases: [string, unknown][] = []
  const note = (phase: string) => void phases.push([phase, currentTask()])
  class Noted extends IsolatedAsyncioTestCase {
    override setUp(): void {
      note('setUp')
      this.addCleanup(note, 'cleanup')
      this.addAsyncCleanup(async () => {
        await sleep(0)
        note('async cleanup')
      })
    }
    override async asyncSetUp(): Promise<void> {
      await sleep(0)
      note('asyncSetUp')
    }
    async test(): Promise<void> {
      note('test')
      await body()
    }
    override async asyncTearDown(): Promise<void> {
      await sleep(0)
      note('asyncTearDown')
    }
    override tearDown(): void {
      note('tearDown')
    }
  }
  const result = await runCase(Noted)
  return {
    result,
    names: phases.map(([name]) => name),
    tasks: new Set(phases.map(([, task]) => task)),
  }
}

const everyPhase = ['setUp', 'asyncSetUp', 'test', 'asyncTearDown', 'tearDown', 'async cleanup', 'cleanup']

test('the task of the test is the same in every phase, and done when the test has ended', async () => {
  const { result, names, tasks } = await phasesOf(() => sleep(0))
  expect([result.outcome, names, tasks.size]).toEqual(['passed', everyPhase, 1])
  const [task] = tasks as Set<ReturnType<typeof currentTask>>
  expect([task?.getName(), task?.done(), task?.cancelled()]).toEqual(['Noted.test', true, false])
})

test('a cancellation that the test catches is over', async () => {
  const { result, names } = await phasesOf(async () => {
    currentTask()!.cancel()
    await rejection(sleep(10_000))
  })
  expect([result.outcome, names]).toEqual(['passed', everyPhase])
})

test('a cancellation that the test does not catch fails it; its tear-down is not cancelled', async () => {
  const { result, names } = await phasesOf(async () => {
    currentTask()!.cancel('enough')
    await sleep(10_000)
  })
  expect([errorsOf(result), names]).toEqual([['test: enough'], everyPhase])
})

test('a cancellation that finds no wait fails the test when it returns, and only its own phase', async () => {
  const { result, names } = await phasesOf(() => void currentTask()!.cancel('enough'))
  expect([errorsOf(result), names]).toEqual([['test: enough'], everyPhase])
})

test('what the test throws takes the place of a cancellation that found no wait', async () => {
  const { result, names } = await phasesOf(() => {
    currentTask()!.cancel('enough')
    throw new Error('broken')
  })
  expect([errorsOf(result), names]).toEqual([['test: broken'], everyPhase])
})

test('a cancelled asyncSetUp ends the test as a failing one does', async () => {
  const phases: string[] = []
  class Cancelled extends IsolatedAsyncioTestCase {
    override async asyncSetUp(): Promise<void> {
      this.addCleanup(() => phases.push('cleanup'))
      currentTask()!.cancel('enough')
      await sleep(10_000)
    }
    test(): void {
      phases.push('test')
    }
  }
  expect([errorsOf(await runCase(Cancelled)), phases]).toEqual([['asyncSetUp: enough'], ['cleanup']])
})

test('a task that waits for the test goes on at its end, and is no stuck task', async () => {
  const events: string[] = []
  const { result } = await phasesOf(async () => {
    const own = currentTask()!
    createTask(async () => {
      await own
      events.push('the test is over')
    })
    await sleep(0)
  })
  expect([result.outcome, events, result.warnings]).toEqual(['passed', ['the test is over'], []])
})
