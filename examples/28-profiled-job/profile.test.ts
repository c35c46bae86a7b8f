import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { call, contextmanager, patch, TestCase } from 'vitest-async-case'
import { fib } from './fibonacci.ts'
import { Profile } from './profile.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** The generator form of the same manager: leaves the profile whatever the block throws. */
const profiled = contextmanager(function* profiled(profile: Profile) {
  profile.enter()
  try {
    yield profile
  } finally {
    profile.exit()
  }
})

export class ProfileTest extends TestCase {
  testCallsAreCounted() {
    const profile = this.enterContext(new Profile({ counts: true }))
    this.assertEqual(fib(10), 55)
    profile.exit()
    this.assertEqual(profile.callsOf('fib'), 177)
  }

  testCallsOutsideDoNotCount() {
    fib(4)
    const profile = this.enterContext(new Profile({ counts: true }))
    fib(10)
    profile.exit()
    fib(5)
    this.assertEqual([profile.callsOf('fib'), profile.callsOf('nothing')], [177, 0])
  }

  testSecondProfileStartsAtZero() {
    const counts = [10, 3].map(n => {
      const profile = this.enterContext(new Profile({ counts: true }))
      fib(n)
      profile.exit()
      return profile.callsOf('fib')
    })
    this.assertEqual(counts, [177, 5])
  }

  testProfileIsEnteredAgain() {
    const profile = new Profile({ counts: true })
    const counts = [3, 10].map(n => {
      profile.enter()
      fib(n)
      profile.exit()
      return profile.callsOf('fib')
    })
    this.assertEqual(counts, [5, 177])
  }

  // Long enough for V8 to compile the function for speed, whose calls it would not count.
  testManyCallsAreCounted() {
    const profile = this.enterContext(new Profile({ counts: true }))
    fib(25)
    profile.exit()
    this.assertEqual(profile.callsOf('fib'), 242_785)
  }

  testFunctionsAreCompiledForSpeedAgain() {
    const setFlags = this.enterContext(patch('node:v8', 'setFlagsFromString'))
    new Profile().enter().exit()
    setFlags.assertNotCalled()
    const profile = new Profile({ counts: true }).enter()
    const during = setFlags.mockCalls
    setFlags.resetMock()
    profile.exit()
    const names = process.versions.node.startsWith('20.') ? ['opt'] : ['opt', 'maglev']
    this.assertEqual(
      [during, setFlags.mockCalls],
      [names.map(name => call(`--no-${name}`)), names.map(name => call(`--${name}`))],
    )
  }

  testErrorInTheBlockEndsTheProfile() {
    const profile = new Profile({ counts: true })
    this.assertRaisesRegex(RangeError, 'halfway', () => {
      using _manager = profiled(profile)
      fib(3)
      throw new RangeError('halfway')
    })
    this.assertFalse(profile.isRunning)
    this.assertEqual(profile.callsOf('fib'), 5)
  }

  testUsingEndsTheProfile() {
    const block = () => {
      using profile = new Profile({ counts: true }).enter()
      this.assertTrue(profile.isRunning)
      fib(3)
      return profile
    }
    const profile = block()
    this.assertFalse(profile.isRunning)
    this.assertEqual(profile.callsOf('fib'), 5)
  }

  async testCleanupEndsTheProfile() {
    const profile = this.enterContext(new Profile())
    const running = [profile.isRunning]
    await this.doCleanups()
    this.assertEqual([...running, profile.isRunning], [true, false])
  }

  testProfileIsWritten() {
    const path = join(this.enterContext(temporaryFolder()), 'fib.cpuprofile')
    const profile = this.enterContext(new Profile())
    fib(20)
    profile.exit()
    profile.save(path)
    const written = JSON.parse(readFileSync(path, 'utf8')) as object
    for (const key of ['nodes', 'startTime', 'endTime']) this.assertIn(key, written)
    this.assertEqual(written, profile.result)
    this.assertGreater(profile.result.nodes.length, 0)
  }

  testResultIsThereAfterTheEnd() {
    const profile = this.enterContext(new Profile({ counts: true }))
    const reads: (() => unknown)[] = [() => profile.result, () => profile.callsOf('fib')]
    const texts = reads.map(read => this.assertRaises(Error, read).exception.message)
    const text = 'The profile has no result before its end.'
    this.assertEqual(texts, [text, text])
  }

  testCountsHaveToBeAskedFor() {
    const profile = this.enterContext(new Profile())
    profile.exit()
    const { exception } = this.assertRaises(Error, () => profile.callsOf('fib'))
    this.assertEqual(exception.message, 'Calls are counted by new Profile({ counts: true }) only.')
  }
}
