import { describe, expect, test } from 'vitest'
import { createTask, sleep } from '../../../src/loop/index.ts'
import { IsolatedAsyncioTestCase, TestCase } from '../../../src/async-case/index.ts'
import { errorsOf, runCase } from './run-case.ts'

describe('sub-tests that run at once', () => {
  test('each failure has the parameters of its own sub-test', async () => {
    class Subs extends TestCase {
      async test() {
        await Promise.all(
          [3, 1, 2].map(turns =>
            this.subTest({ turns }, async () => {
              for (let turn = 0; turn < turns; turn += 1) await Promise.resolve()
              await this.subTest('inner', () => Promise.reject(new Error('broken')))
            }),
          ),
        )
        this.subTest('later', () => this.fail('broken'))
      }
    }
    const verdict = await runCase(Subs)
    expect(errorsOf(verdict)).toEqual([
      'test (turns=1) [inner]: broken',
      'test (turns=2) [inner]: broken',
      'test (turns=3) [inner]: broken',
      'test [later]: broken',
    ])
  })

  test('a task that is made in a sub-test is inside of it', async () => {
    class Subs extends IsolatedAsyncioTestCase {
      async test() {
        await this.subTest('outer', () =>
          createTask(async () => {
            await sleep(0)
            this.subTest('inner', () => this.fail('broken'))
          }),
        )
      }
    }
    expect(errorsOf(await runCase(Subs))).toEqual(['test [outer] [inner]: broken'])
  })
})
