import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { IsolatedAsyncioTestCase } from '../../../src/async-case/index.ts'
import { asynccontextmanager } from '../../../src/cleanup/index.ts'
import { setLateErrors } from '../../../src/ownership/index.ts'
import { runCase } from './run-case.ts'

/** A case that goes on after its end, when `release` is called. */
function outliving(body: (testCase: IsolatedAsyncioTestCase) => unknown) {
  let release!: () => void
  const released = new Promise<void>(resolve => {
    release = resolve
  })
  class Outliving extends IsolatedAsyncioTestCase {
    test() {
      void released.then(() => body(this))
    }
  }
  return { release, Outliving }
}

test('a cleanup that is registered after the end of its test runs at once', async () => {
  const events: unknown[] = []
  const manager = asynccontextmanager(async function* () {
    events.push('entered')
    yield
    events.push('left')
  })
  const { release, Outliving } = outliving(async testCase => {
    testCase.addCleanup(name => events.push(name), 'cleanup')
    events.push('registered')
    await testCase.enterAsyncContext(manager())
  })
  await runCase(Outliving)
  release()
  await setImmediate()
  expect(events).toEqual(['registered', 'entered', 'cleanup', 'left'])
})

test('what such a cleanup throws fails the test that it belongs to', async () => {
  const { release, Outliving } = outliving(testCase =>
    testCase.addAsyncCleanup(async function closePool() {
      throw new Error('broken')
    }),
  )
  await runCase(Outliving)
  const late: unknown[] = []
  const before = setLateErrors((owner, { error, origin }) => {
    late.push(owner.name, origin, error)
  })
  release()
  await setImmediate()
  setLateErrors(before)
  expect(late).toEqual(['Outliving.test', 'cleanup closePool', new Error('broken')])
})
