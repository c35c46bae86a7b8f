import { describe, expect, test } from 'vitest'
import { TestCase } from '../../../src/async-case/index.ts'
import { NoSuchTestError, SkipTest } from '../../../src/errors/index.ts'
import { errorsOf, runCase } from './run-case.ts'

/** A case that records its phases. */
function recorder() {
  const events: string[] = []
  class Recording extends TestCase {
    override setUp(): void {
      events.push('setUp')
    }
    test(): void {
      events.push('test')
    }
    override tearDown(): void {
      events.push('tearDown')
    }
  }
  return { events, Recording }
}

describe('the order of a test', () => {
  test('is setUp, the test, tearDown', async () => {
    const { events, Recording } = recorder()
    const verdict = await runCase(Recording)
    expect([events, verdict.outcome]).toEqual([['setUp', 'test', 'tearDown'], 'passed'])
  })

  test('ends with setUp when setUp throws', async () => {
    const { events, Recording } = recorder()
    class Failing extends Recording {
      override setUp(): void {
        super.setUp()
        throw new Error('broken')
      }
    }
    const verdict = await runCase(Failing)
    expect([events, verdict.outcome, errorsOf(verdict)]).toEqual([['setUp'], 'failed', ['setUp: broken']])
  })

  test('goes on to tearDown when the test throws', async () => {
    const { events, Recording } = recorder()
    class Failing extends Recording {
      override test(): void {
        super.test()
        throw new Error('broken')
      }
    }
    const verdict = await runCase(Failing)
    expect([events, errorsOf(verdict)]).toEqual([['setUp', 'test', 'tearDown'], ['test: broken']])
  })

  test('goes on to tearDown when an assertion fails', async () => {
    const { events, Recording } = recorder()
    class Failing extends Recording {
      override test(): void {
        super.test()
        this.assertEqual(1, 2)
      }
    }
    const verdict = await runCase(Failing)
    expect([events, errorsOf(verdict)]).toEqual([['setUp', 'test', 'tearDown'], ['test: 1 != 2']])
    expect(verdict.errors[0]?.error).toBeInstanceOf(new TestCase().failureException)
  })

  test('an error in tearDown fails the test', async () => {
    const { events, Recording } = recorder()
    class Failing extends Recording {
      override tearDown(): void {
        super.tearDown()
        throw new Error('broken')
      }
    }
    const verdict = await runCase(Failing)
    expect([events, errorsOf(verdict)]).toEqual([['setUp', 'test', 'tearDown'], ['tearDown: broken']])
  })

  test('setUp and tearDown do nothing unless a class defines them', async () => {
    class Bare extends TestCase {
      test(): void {
        this.assertIsNone(this.setUp())
        this.assertIsNone(this.tearDown())
      }
    }
    expect((await runCase(Bare)).outcome).toBe('passed')
  })

  test('each run has an instance of its own', async () => {
    const instances = new Set<TestCase>()
    class Case extends TestCase {
      test(): void {
        instances.add(this)
      }
    }
    await runCase(Case)
    await runCase(Case)
    expect(instances.size).toBe(2)
  })
})

describe('sub-tests', () => {
  test('each failure is kept under the name of its sub-test, and the test goes on', async () => {
    const { events, Recording } = recorder()
    class Subs extends Recording {
      override test(): void {
        super.test()
        for (const i of [1, 2]) {
          this.subTest({ i }, () => {
            if (i === 1) this.fail('failure')
            for (const j of [2, 3])
              this.subTest({ j }, () => {
                if (i * j === 6) throw new Error('error')
              })
          })
        }
        throw new Error('at last')
      }
    }
    const verdict = await runCase(Subs)
    expect(events).toEqual(['setUp', 'test', 'tearDown'])
    expect(errorsOf(verdict)).toEqual(['test (i=1): failure', 'test (i=2) (j=3): error', 'test: at last'])
  })

  test('when all pass, the test passes', async () => {
    const { events, Recording } = recorder()
    class Subs extends Recording {
      override test(): void {
        super.test()
        for (const i of [1, 2])
          this.subTest({ i }, () => {
            for (const j of [2, 3]) this.subTest({ j }, () => events.push(`${i}${j}`))
          })
      }
    }
    const verdict = await runCase(Subs)
    expect([events, verdict.outcome]).toEqual([
      ['setUp', 'test', '12', '13', '22', '23', 'tearDown'],
      'passed',
    ])
  })
})

describe('failureException', () => {
  class Refused extends Error {}

  test('thrown by the test itself is a failure of the test', async () => {
    class Explicit extends TestCase {
      override failureException = Refused
      test(): void {
        throw new this.failureException('explicit')
      }
    }
    const verdict = await runCase(Explicit)
    expect([verdict.outcome, errorsOf(verdict)]).toEqual(['failed', ['test: explicit']])
    expect(verdict.errors[0]?.error).toBeInstanceOf(Refused)
  })

  test('is what fail throws', async () => {
    class Implicit extends TestCase {
      override failureException = Refused
      test(): void {
        this.fail('implicit')
      }
    }
    const verdict = await runCase(Implicit)
    expect([verdict.outcome, errorsOf(verdict)]).toEqual(['failed', ['test: implicit']])
    expect(verdict.errors[0]?.error).toBeInstanceOf(Refused)
  })
})

describe('the name of a test', () => {
  class NamedTest extends TestCase {
    testGet(): void {}
  }

  test('is the class and the method', () => {
    expect(new NamedTest('testGet').id()).toBe('NamedTest.testGet')
  })

  test('is runTest when no method is named', () => {
    expect(new NamedTest().id()).toBe('NamedTest.runTest')
  })

  test('must be a method of the class', async () => {
    const verdict = await runCase(NamedTest, 'testGone')
    expect(verdict.errors[0]?.error).toBeInstanceOf(NoSuchTestError)
  })

  test('a test has no short description unless its class gives one', () => {
    class Described extends NamedTest {
      override shortDescription(): string {
        return `gets a page (${this.id()})`
      }
    }
    expect([
      new NamedTest('testGet').shortDescription(),
      new Described('testGet').shortDescription(),
    ]).toEqual([null, 'gets a page (Described.testGet)'])
  })
})

const phases = {
  'the test': act =>
    class extends TestCase {
      test(): void {
        act()
      }
    },
  setUp: act =>
    class extends TestCase {
      override setUp(): void {
        act()
      }
      test(): void {}
    },
  tearDown: act =>
    class extends TestCase {
      override tearDown(): void {
        act()
      }
      test(): void {}
    },
  'a cleanup': act =>
    class extends TestCase {
      test(): void {
        this.addCleanup(act)
      }
    },
} satisfies Record<string, (act: () => void) => typeof TestCase>

describe.each(Object.entries(phases))('in %s', (_phase, makeCase) => {
  test('SkipTest skips the test, with its reason', async () => {
    const verdict = await runCase(
      makeCase(() => {
        throw new SkipTest('some reason')
      }),
    )
    expect([verdict.outcome, verdict.skips, verdict.errors]).toEqual(['skipped', ['some reason'], []])
  })

  test('process.exit is an error of the test, and does not end the process', async () => {
    const verdict = await runCase(makeCase(() => process.exit(3)))
    expect([verdict.outcome, verdict.errors.length]).toEqual(['failed', 1])
    expect(errorsOf(verdict)[0]).toContain('process.exit unexpectedly called with "3"')
  })
})
