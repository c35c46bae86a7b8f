import { expect, test } from 'vitest'
import { Attempt, AttemptState, runSubTest, type Program } from '../../../src/attempt/index.ts'
import { Owner, runInScope } from '../../../src/ownership/index.ts'
import { createTask, sleep } from '../../../src/loop/index.ts'

type Log = (event: string) => void

/** Runs a program that is made of a function, as no class would make it, and returns what happened. */
async function runFunction(body: (program: Program, log: Log) => unknown, hasLoop = false) {
  const events: string[] = []
  const log: Log = event => events.push(event)
  const state = new AttemptState('serves')
  const program: Program = {
    state,
    isExpectedToFail: false,
    hasLoop,
    hasPhases: true,
    up: () => [{ phase: 'beforeEach', call: () => log('up') }],
    body: () => ({ phase: state.bodyPhase, at: body, call: () => body(program, log) }),
    down: () => [{ phase: 'afterEach', call: () => log('down') }],
  }
  const owner = new Owner('test', 'server > serves')
  const make = { phase: 'the test', call: () => program }
  const attempt = new Attempt({ make, at: body, owner, context: {}, leaks: 'fail', phaseLimit: 1000 })
  const result = await runInScope({ owner, values: new Map(), task: undefined }, () => attempt.run())
  const errors = result.errors.map(({ phase, error }) => `${phase}: ${String(error)}`)
  return { events, outcome: result.outcome, errors }
}

test('a program that no class made runs up, body, down and cleanups, last in first out', async () => {
  const ran = await runFunction(({ state }, log) => {
    state.cleanups.push(() => log('first cleanup'), [])
    state.cleanups.push(() => log('second cleanup'), [])
    log('body')
  })
  expect(ran).toEqual({
    events: ['up', 'body', 'down', 'second cleanup', 'first cleanup'],
    outcome: 'passed',
    errors: [],
  })
})

test('its sub-tests and cleanups are reported under their own names', async () => {
  const ran = await runFunction(({ state }, log) => {
    state.cleanups.push(function dropSchema() {
      throw new Error('locked')
    }, [])
    runSubTest(state, { row: 1 }, () => {
      throw new Error('no row')
    })
    log('body goes on')
  })
  expect(ran).toEqual({
    events: ['up', 'body goes on', 'down'],
    outcome: 'failed',
    errors: ['serves (row=1): Error: no row', 'cleanup dropSchema: Error: locked'],
  })
})

test('it has a loop when it says so, and its tasks end with it', async () => {
  const ran = await runFunction(async (_program, log) => {
    createTask(async () => {
      try {
        await sleep(60_000)
      } finally {
        log('task ended')
      }
    })
    await sleep(0)
  }, true)
  expect(ran).toEqual({ events: ['up', 'down', 'task ended'], outcome: 'passed', errors: [] })
})
