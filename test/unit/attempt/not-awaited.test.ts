import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import {
  addModuleCleanup,
  asynccontextmanager,
  asyncio,
  contextmanager,
  createTask,
  doModuleCleanups,
  IsolatedAsyncioTestCase,
  NotAwaitedError,
  patch,
  SkipTest,
} from 'vitest-async-case'
import { setLateErrors } from '../../../src/ownership/index.ts'
import { errorsOf, runCase } from './run-case.ts'

/** A case whose test calls `begin` with an asynchronous function that waits until `release` is called. */
function unawaited(begin: (test: IsolatedAsyncioTestCase, body: () => Promise<void>) => unknown) {
  let release!: () => void
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  class Case extends IsolatedAsyncioTestCase {
    async test() {
      void begin(this, () => released)
      await setImmediate()
    }
  }
  return { release, Case }
}

const textOf = (call: string) =>
  `${call} was not awaited: it was still running at the end of Case.test, which its result can no longer reach. ` +
  'Write `await` before the call.'

describe('what nobody awaited fails its test at the line of the call', () => {
  test.each<[string, Parameters<typeof unawaited>[0]]>([
    ['subTest(row=1)', (self, body) => self.subTest({ row: 1 }, body)],
    ['subTest[first row]', (self, body) => self.subTest('first row', body)],
    ['assertRaises()', (self, body) => self.assertRaises(TypeError, body)],
    ['assertRaisesRegex()', (self, body) => self.assertRaisesRegex(TypeError, /x/, body)],
    ['assertWarns()', (self, body) => self.assertWarns('DeprecationWarning', body)],
    ['assertLogs()', (self, body) => self.assertLogs(body)],
    ['assertNoLogs()', (self, body) => self.assertNoLogs(body)],
    ['enterAsyncContext()', (self, body) => self.enterAsyncContext({ enter: body, exit: async () => {} })],
    [
      'doCleanups()',
      (self, body) => {
        self.addAsyncCleanup(body)
        return self.doCleanups()
      },
    ],
    [
      'run() of steps',
      (_, body) =>
        asynccontextmanager(async function* steps() {
          yield
        })().run(body),
    ],
    [
      'run() of steps',
      (_, body) =>
        contextmanager(function* steps() {
          yield
        })().run(body),
    ],
    ["run() of patch of 'name'", (_, body) => patch.object({ name: 1 }, 'name', { new: 2 }).run(body)],
    ['timeout()', (_, body) => asyncio.timeout(60_000, body)],
    ['timeoutAt()', (_, body) => asyncio.timeoutAt(null, body)],
    [
      'doClassCleanups()',
      (self, body) => {
        const cls = self.constructor as typeof IsolatedAsyncioTestCase
        cls.addClassCleanup(body)
        return cls.doClassCleanups()
      },
    ],
    [
      'doModuleCleanups()',
      (_, body) => {
        addModuleCleanup(body)
        return doModuleCleanups()
      },
    ],
  ])('%s', async (call, begin) => {
    const { Case, release } = unawaited(begin)
    const { errors } = await runCase(Case)
    release()
    await setImmediate()
    expect(errors.map(({ error }) => error)).toEqual([expect.any(NotAwaitedError)])
    expect(errorsOf({ errors } as never)).toEqual([`${call}: ${textOf(call)}`])
    const [first] = errors.map(({ error }) => (error as Error).stack?.split('\n')[1])
    expect(first).toMatch(/not-awaited\.test\.ts/)
  })
})

describe('no error is', () => {
  test('one that was awaited', async () => {
    class Case extends IsolatedAsyncioTestCase {
      async test() {
        await this.subTest({ row: 1 }, () => setImmediate())
        await this.assertRaises(TypeError, () => Promise.reject(new TypeError()))
      }
    }
    expect(errorsOf(await runCase(Case))).toEqual([])
  })

  test('a decorated function, whose promise is that of its author', async () => {
    const { Case } = unawaited((_, body) =>
      contextmanager(function* () {
        yield
      })()(body)(),
    )
    expect(errorsOf(await runCase(Case))).toEqual([])
  })

  test('one that has come to its end before the test has', async () => {
    const { Case, release } = unawaited((self, body) => self.subTest({ row: 1 }, body))
    release()
    expect(errorsOf(await runCase(Case))).toEqual([])
  })

  test('what a task of the loop does, which is cancelled with it', async () => {
    const { Case } = unawaited((self, body) => createTask(() => self.subTest('in a task', body)))
    expect(errorsOf(await runCase(Case))).toEqual([])
  })
})

test.each([new Error('broken'), new SkipTest('late')])(
  'what becomes of it later is no further report: %s',
  async end => {
    const late: string[] = []
    const before = setLateErrors((_owner, { origin }) => void late.push(origin))
    const { Case, release } = unawaited((self, body) =>
      self.subTest('late', async () => {
        await body()
        throw end
      }),
    )
    expect((await runCase(Case)).errors).toHaveLength(1)
    release()
    await setImmediate()
    setLateErrors(before)
    expect(late).toEqual([])
  },
)
