import { describe, expect, test } from 'vitest'
import { expectOutput } from '../../support/expected.ts'
import { placesIn, placesOnNodes, type Place } from '../../support/places.ts'
import { activeWorlds, runVitest } from '../../support/run-vitest.ts'

/**
 * Each fault is a folder that the real Vitest runs; its whole output is compared, the same text in every place.
 * VAC_NODES=22,26 adds those Node versions (with the last Vitest of the run).
 */
const faults = [
  'again',
  'concurrent',
  'fixtures-of-class',
  'hooks',
  'late',
  'owned',
  'throwing-listeners',
  'unowned',
]
const places = [...placesIn(['forks', 'threads']), ...placesOnNodes()]

async function compare(name: string, { world, pool, node }: Place, config?: object): Promise<void> {
  const fixture = new URL(`./fixtures/${name}/`, import.meta.url)
  const isolation = config && { config: { setupFiles: ['vitest-async-case/setup'], ...config } }
  const { output, exitCode } = await runVitest({ fixture, world, pool, node, ...isolation })
  const text = output.replaceAll(/\(\d+ ms after/g, '(<n> ms after').replaceAll(/ \d+ms (\(re)/g, ' $1')
  expectOutput(text, fixture, world)
  expect(exitCode).toBe(1)
}

describe.each(places)('the right test is red in $name', place => {
  test.each(faults)('%s', name => compare(name, place))
})

describe.each(placesIn(['vmForks', 'vmThreads']))('the right test is red in $name', place => {
  test.each(['concurrent', 'late'])('%s', name => compare(name, place))
})

test.each(places)('a test is red for what it does while the next file runs: $name', place =>
  compare('two-files', place, { isolate: false, fileParallelism: false }),
)

describe.each([...placesIn(['forks', 'threads', 'vmForks', 'vmThreads']), ...placesOnNodes()])(
  'nothing fails in $name',
  ({ world, pool, node }) => {
    test.each([
      ['a hook or a helper takes', 'taken'],
      ['a listener of a plain test takes', 'listeners'],
    ])('for what %s', async (_who, name) => {
      const fixture = new URL(`./fixtures/${name}/`, import.meta.url)
      const { output, exitCode } = await runVitest({ fixture, world, pool, node })
      expectOutput(output, fixture, world)
      expect(exitCode).toBe(0)
    })
  },
)

test.each(activeWorlds)('JUnit and JSON show a late error on its test: %s', async world => {
  const fixture = new URL('./fixtures/late/', import.meta.url)
  const { junit, json } = await runVitest({ fixture, world, junit: true, json: true })
  const text =
    /late, during the next test\n\(\d+ ms after LateTest.testGuilty had ended, while LateTest.testBystander was running\)/
  expect(/<testcase [^>]*name="LateTest &gt; testGuilty"[^]*?<\/testcase>/.exec(junit)?.[0]).toMatch(text)
  const { success, testResults } = json as {
    success: boolean
    testResults: {
      status: string
      assertionResults: { title: string; status: string; failureMessages: string[] }[]
    }[]
  }
  const guilty = testResults[0]?.assertionResults.find(({ title }) => title === 'testGuilty')
  expect({ success, file: testResults[0]?.status, test: guilty?.status }).toEqual({
    success: false,
    file: 'failed',
    test: 'failed',
  })
  expect(guilty?.failureMessages[0]).toMatch(text)
})
