import { describe, expect, test } from 'vitest'
import { expectOutput } from '../../support/expected.ts'
import type { TestReport } from '../../support/report.ts'
import { activeWorlds, pools, runVitest, type Pool, type World } from '../../support/run-vitest.ts'

const places = activeWorlds.flatMap(world => pools.map(pool => ({ world, pool })))

describe.each(places)('in $world, $pool', ({ world, pool }) => {
  test.each([
    ['reports', 'a test that can never end says who waits on whom'],
    ['phases', 'a verdict ends one phase, and every other runs that is owed'],
    ['plain', 'plain tests that are guarded have verdicts too', ['vitest-async-case/guard']],
  ])('%s: %s', async (name, _what, setupFiles = ['vitest-async-case/setup']) => {
    const fixture = new URL(`./fixtures/${name}/`, import.meta.url)
    const { output, exitCode } = await runVitest({ fixture, world, pool, config: { setupFiles } })
    expectOutput(output, fixture, world)
    expect(exitCode).toBe(1)
  })

  test('there is none while somebody outside may wake the test', async () => {
    const tests = await ruledOut({ world, pool, args: ['ruled-out', 'outside', ...signalsOf(pool)] })
    // A worker thread hears of no signal.
    expect(tests).toHaveLength(/threads/i.test(pool) ? 24 : 25)
  })
})

describe.each(activeWorlds)('in %s', world => {
  test('there is none of a plain test either while somebody outside may wake it', async () => {
    expect(await ruledOut({ world, args: ['plain'] })).toHaveLength(16)
  })

  test('the deadlock of the example is found, and the time limit has no part in it', async () => {
    const example = new URL('../../../examples/32-deadlock/', import.meta.url)
    const args = ['--config', 'deadlocked/vitest.config.ts']
    const { output, exitCode } = await runVitest({ fixture: example, world, args })
    expectOutput(
      output.replaceAll(/\nThe clock had moved \d+ ms\./g, ''),
      new URL('deadlocked/', example),
      world,
    )
    expect(exitCode).toBe(1)
  })
})

/** Runs the fixture, in which a test ends by its time limit or a verdict, as its name says. @returns its tests */
async function ruledOut(run: { world: World; pool?: Pool; args: string[] }): Promise<TestReport[]> {
  const fixture = new URL('./fixtures/ruled-out/', import.meta.url)
  const config = { testTimeout: 20_000, setupFiles: ['vitest-async-case/guard'] }
  const { report, output } = await runVitest({ fixture, config, ...run })
  const tests = report.files.flatMap(file => file.tests).filter(({ state }) => state !== 'skipped')
  const isRight = (each: TestReport) =>
    each.path[0] === 'WokenTest' ? reasonOf(each).test(endOf(each)) : endOf(each) === 'verdict'
  expect(
    tests.filter(each => !isRight(each)).map(each => `${each.path.join('.')}: ${endOf(each)}`),
    output,
  ).toEqual([])
  return tests
}

function signalsOf(pool: Pool): string[] {
  return /threads/i.test(pool) ? ['-t', '^(?!.*[sS]ignal)'] : []
}

/**
 * What the message of the time-out names, by the name of the test. What is still beginning, or was used a moment ago, holds the
 * clock itself: a busy machine may be no further when the time is over.
 */
const reasons: Readonly<Record<string, RegExp>> = {
  sockettooutside:
    /(a request \((GETADDRINFOREQWRAP|TCPCONNECTWRAP)\) was under way|a socket to localhost:\d+ (was connecting|was open( and had just been used)?))\.$/,
  childprocess: /a child process \(pid \d+\) was alive\.$/,
  worker: /a worker was alive\.$/,
  udpsocket: /a UDP socket was open\.$/,
  filewatcher: /a file watcher was open\.$/,
  polledfile: /a file watcher was open\.$/,
  signal: /somebody listened to a signal\.$/,
  messageport: /(a worker was busy|a message port was open)\.$/,
  broadcastchannel: /a broadcast channel was open\.$/,
  waitofatomics: /Atomics\.waitAsync\(\) was under way\.$/,
  finalizationregistry: /a FinalizationRegistry was alive\.$/,
  registryofthemodule: /a FinalizationRegistry was alive\.$/,
  faketimers: /fake timers or a spy stood in for \w+\.$/,
  faketimersbefore: /fake timers were on before it\.$/,
  timeroftheclass: /a timer of WokenTest ran\.$/,
}

function reasonOf({ path }: TestReport): RegExp {
  const reason = reasons[(path.at(-1) ?? '').replace(/^test/, '').toLowerCase()]
  // A busy machine may have begun to wait too late for a reason to be told.
  return new RegExp(`${reason?.source}|^time-out$`)
}

/** Of a time-out what kept the verdict away. */
function endOf({ errors, state }: TestReport): string {
  const [error] = errors
  if (!error) return state
  if (error.message.startsWith('Test timed out'))
    return /^The clock .*/m.exec(error.message)?.[0] ?? 'time-out'
  return error.name === 'DeadlockError' ? 'verdict' : error.message
}
