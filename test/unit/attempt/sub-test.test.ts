import { describe, expect, test } from 'vitest'
import { createTask, sleep } from '../../../src/loop/index.ts'
import { IsolatedAsyncioTestCase, TestCase } from '../../../src/async-case/index.ts'
import { SkippedSubTestWarning } from '../../../src/errors/index.ts'
import { errorsOf, runCase } from './run-case.ts'

test('a sub-test needs no parameters', async () => {
  class Subs extends TestCase {
    async test() {
      this.subTest(() => this.fail('broken'))
      this.assertEqual([this.subTest(() => 1), await this.subTest(async () => 2)], [1, 2])
    }
  }
  expect(errorsOf(await runCase(Subs))).toEqual(['test (<subtest>): broken'])
})

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

describe('sub-tests that skip themselves', () => {
  const rows = (skipped: number[]) =>
    class Rows extends TestCase {
      test() {
        for (const row of [1, 2])
          this.subTest({ row }, () => {
            if (skipped.includes(row)) this.skipTest(`no ${row}`)
          })
      }
    }

  test('are named when others have run', async () => {
    const { outcome, skips, warnings } = await runCase(rows([2]))
    expect([outcome, skips]).toEqual(['passed', ['no 2']])
    expect(warnings.map(({ error }) => error)).toEqual([
      new SkippedSubTestWarning('test (row=2)', 'no 2', ''),
    ])
    expect(String(warnings[0]?.error)).toBe('SkippedSubTestWarning: test (row=2) was skipped: no 2')
  })

  test('skip their test when all of them do', async () => {
    const { outcome, skips, warnings } = await runCase(rows([1, 2]))
    expect([outcome, skips, warnings]).toEqual(['skipped', ['no 1', 'no 2'], []])
  })

  test('skip it also when they are in another one, which has nothing else', async () => {
    class Nested extends TestCase {
      test() {
        this.subTest('outer', () => this.subTest('inner', () => this.skipTest('deep')))
      }
    }
    expect((await runCase(Nested)).outcome).toBe('skipped')
  })

  test('do not skip it beside one that runs at the same time', async () => {
    class Both extends TestCase {
      async test() {
        await Promise.all(
          [1, 2].map(row =>
            this.subTest({ row }, async () => {
              await Promise.resolve()
              if (row === 2) this.skipTest('second')
            }),
          ),
        )
      }
    }
    expect((await runCase(Both)).outcome).toBe('passed')
  })

  test('do not skip it from a fixture', async () => {
    class Fixture extends TestCase {
      override setUp() {
        this.subTest('of the fixture', () => this.skipTest('none'))
      }
      test() {}
    }
    const { outcome, warnings } = await runCase(Fixture)
    expect([outcome, warnings.map(({ phase }) => phase)]).toEqual(['passed', ['setUp [of the fixture]']])
  })

  test('skip nothing beside a failure', async () => {
    class Failing extends TestCase {
      test() {
        this.subTest('first', () => this.skipTest('none'))
        this.fail('the test itself')
      }
    }
    expect((await runCase(Failing)).outcome).toBe('failed')
  })
})
