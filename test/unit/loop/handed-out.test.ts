import { expect, test, describe } from 'vitest'
import {
  asyncio,
  createTask,
  gather,
  getRunningLoop,
  IsolatedAsyncioTestCase,
  NotAwaitedError,
  shield,
  sleep,
  waitFor,
} from 'vitest-async-case'
import { errorsOf, runCase } from '../attempt/run-case.ts'

const never = new Promise<void>(() => {})

/** A case whose test is `body`. */
function caseOf(body: (test: IsolatedAsyncioTestCase) => unknown) {
  return class Case extends IsolatedAsyncioTestCase {
    test() {
      return body(this)
    }
  }
}

const told = (call: string, more = '') =>
  `${call}: ${call} was not awaited${more}: Case.test did not wait for it. ` +
  'Write `await` before the call, or `cancel()` what is no longer wanted.'

describe('a wait that nobody has come to fails its test', () => {
  test.each<[string, () => unknown]>([
    ['sleep(60000)', () => void sleep(60_000)],
    ['sleep(60000)', () => void getRunningLoop().sleep(60_000)],
    ['sleep(0)', () => void sleep(0)],
    ['sleep(60000)', async () => void sleep(60_000)],
    ['waitFor(sleep(60000), 70000)', () => void waitFor(sleep(60_000), 70_000)],
    ['gather(sleep(60000))', () => void gather(sleep(60_000))],
    ['shield(a promise)', () => void shield(never)],
    ['sleep(60000)', () => createTask(async () => void sleep(60_000))],
    [
      'sleep(60000)',
      () =>
        createTask(function* () {
          yield sleep(0)
          sleep(60_000)
        }),
    ],
  ])('%s', async (call, body) => {
    const { errors } = await runCase(caseOf(body))
    expect(errors.map(({ error }) => error)).toEqual([expect.any(NotAwaitedError)])
    expect(errorsOf({ errors } as never)).toEqual([told(call)])
    const [first] = errors.map(({ error }) => (error as Error).stack?.split('\n')[1])
    expect(first).toMatch(/handed-out\.test\.ts/)
  })

  test.each<[string, () => unknown]>([
    ['sleep(0)', async () => (sleep(0), await sleep(1))],
    ['waitFor(sleep(1), 60000)', async () => (waitFor(sleep(1), 60_000), await sleep(5))],
  ])('%s, though its time has come', async (call, body) => {
    expect(errorsOf(await runCase(caseOf(body)))).toEqual([told(call)])
  })

  test('in a fixture, a cleanup and a sub-test', async () => {
    class Case extends IsolatedAsyncioTestCase {
      override setUp() {
        sleep(1)
      }
      async test() {
        await this.subTest('row', async () => void sleep(2))
        this.addAsyncCleanup(async () => void sleep(4))
      }
      override tearDown() {
        sleep(3)
      }
    }
    expect(errorsOf(await runCase(Case))).toEqual([1, 2, 3, 4].map(ms => told(`sleep(${ms})`)))
  })

  test('once for all of a line', async () => {
    const Case = caseOf(() => {
      for (let ms = 1; ms <= 3; ms += 1) sleep(ms)
    })
    expect(errorsOf(await runCase(Case))).toEqual([told('sleep(1)', ', nor were 2 more of this line')])
  })

  test('without its line, when a test makes very many that have none', async () => {
    const Case = caseOf(async () => {
      for (let turn = 0; turn < 16; turn += 1) await sleep(0)
      sleep(0)
      sleep(0)
    })
    const { errors } = await runCase(Case)
    expect(errorsOf({ errors } as never)).toEqual([told('sleep(0)', ', nor were 1 more like it')])
    const [stack] = errors.map(({ error }) => (error as Error).stack)
    expect(stack).toBe(
      `NotAwaitedError: ${told('sleep(0)', ', nor were 1 more like it').slice('sleep(0): '.length)}`,
    )
  })

  test('among many that were awaited together', async () => {
    const Case = caseOf(async () => {
      const all = Array.from({ length: 100 }, () => sleep(0))
      sleep(5)
      await Promise.all(all)
      await Promise.all(Array.from({ length: 100 }, () => sleep(0)))
    })
    expect(errorsOf(await runCase(Case))).toEqual([told('sleep(5)')])
  })
})

describe('no error is', () => {
  test.each<[string, (test: IsolatedAsyncioTestCase) => unknown]>([
    ['one that was awaited', async () => [await sleep(0), await sleep(1)]],
    ['one that was returned', () => sleep(0)],
    ['one that has lost a race', () => Promise.race([sleep(60_000), sleep(0)])],
    ['one whose race another has won', () => Promise.race([sleep(60_000), Promise.resolve()])],
    ['one that was kept and awaited later', () => later(sleep(0))],
    ['one that was cancelled', () => void sleep(60_000).cancel()],
    ['one that was asked whether it is done', test => test.assertFalse(sleep(60_000).done())],
    ['one that was asked whether it was cancelled', test => test.assertFalse(sleep(60_000).cancelled())],
    ['one with a callback', () => sleep(60_000).addDoneCallback(() => {})],
    ['one with a continuation', () => void sleep(60_000).then(() => {})],
    ['one that was handed on', () => gather(sleep(0), waitFor(sleep(0), 60_000), shield(sleep(0)))],
    ['one that a time limit waits for', () => asyncio.timeout(60_000, () => sleep(0))],
    ['one that a cleanup awaits', test => test.addAsyncCleanup(() => later(sleep(0)))],
    ['one of a helper that nobody awaits, in which it is awaited', () => void later(sleep(60_000))],
    ['one that a task awaits', () => void createTask(() => sleep(60_000))],
    [
      'a gather that is over',
      async () =>
        await alsoIn(
          gather,
          createTask(async () => {}),
        ),
    ],
    ['a shield that is over', async () => await alsoIn(shield, sleep(0))],
    ['a future that is set by hand', () => void getRunningLoop().createFuture()],
  ])('%s', async (_what, body) => {
    expect(errorsOf(await runCase(caseOf(body)))).toEqual([])
  })

  test('one that the test did not come to use, since it broke off', async () => {
    const Case = caseOf(async () => {
      const pause = sleep(60_000)
      await Promise.reject(new Error('broken'))
      await pause
    })
    expect(errorsOf(await runCase(Case))).toEqual(['test: broken'])
  })

  test('one that a task did not come to use, since it failed or was cancelled at the end', async () => {
    const begun = async (wait: PromiseLike<void>) => {
      const pause = sleep(60_000)
      await wait
      await pause
    }
    const Case = caseOf(async test => {
      createTask(() => begun(sleep(60_000)))
      const failing = createTask(() => begun(Promise.reject(new TypeError())))
      await test.assertRaises(TypeError, () => failing)
    })
    expect(errorsOf(await runCase(Case))).toEqual([])
  })
})

test('an error that came out of it is told once', async () => {
  const Case = caseOf(async () => {
    gather(Promise.reject(new Error('broken')))
    await sleep(0)
  })
  expect(errorsOf(await runCase(Case))).toEqual(['gather(a promise): broken'])
})

async function later(wait: PromiseLike<void>): Promise<void> {
  await Promise.resolve()
  await wait
}

/** Awaits what a view has begun to wait for before. */
async function alsoIn(view: (work: PromiseLike<void>) => unknown, work: PromiseLike<void>): Promise<void> {
  view(work)
  await work
}
