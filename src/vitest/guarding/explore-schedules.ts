import { currentState, notRunning } from '../../attempt/index.ts'
import type { ScheduleOptions } from '../../decorators/index.ts'
import { NotAFunctionError, ScheduleError, TestEndedError } from '../../errors/index.ts'
import { atUserLine, showValue, type TestContext } from '../../internal/index.ts'
import { currentScope, currentTest, handedOver, type Owner } from '../../ownership/index.ts'
import { leaksOfPlainTests } from '../settings/index.ts'
import { searching } from './searching.ts'

// state of this copy: tests in which one runs
const exploring = new WeakSet<Owner>()

/**
 * Runs `body` once for each of many orders of what may come in any order, in a plain test that is guarded: each time with an
 * owner, tasks, `ContextVar`s and cleanups of its own. The hooks of the test run once, around all.
 * @param options a number is that of the runs
 * @throws what the smallest failing order threw, with that order in its message; ScheduleError for options that are none, in
 * a class's test, and while another one runs; NotRunningError outside a test that is guarded
 */
export async function exploreSchedules(
  body: () => unknown,
  options: number | ScheduleOptions = {},
): Promise<void> {
  const owner = ownerHere()
  if (typeof body !== 'function') throw atUserLine(new NotAFunctionError('exploreSchedules', showValue(body)))
  if (exploring.has(owner)) throw atUserLine(new ScheduleError(twice))
  exploring.add(owner)
  const forgotten = new AbortController()
  const explored = explore(owner, body, options, forgotten.signal)
  await handedOver('exploreSchedules()', explored, () => forgotten.abort(new TestEndedError(owner.name)))
}

/** @param forgotten aborted when the test ends without it */
async function explore(
  owner: Owner,
  body: () => unknown,
  options: number | ScheduleOptions,
  forgotten: AbortSignal,
): Promise<void> {
  // Asked before anything is waited for: the test may end without us.
  const context = currentState()?.context as TestContext
  const values = currentScope()?.values ?? new Map<object, unknown>()
  try {
    const { searchBody } = await searching.load()
    if (forgotten.aborted) return
    await searchBody({ body, options, owner, context, values, leaks: leaksOfPlainTests, forgotten })
  } finally {
    exploring.delete(owner)
  }
}

/** The plain test that runs. */
function ownerHere(): Owner {
  const owner = currentTest()
  if (!owner) throw atUserLine(notRunning('exploreSchedules()'))
  if (owner.parent && exploring.has(owner.parent)) throw atUserLine(new ScheduleError(twice))
  if (!owner.isPlain) throw atUserLine(new ScheduleError(ofClass))
  return owner
}

const twice = 'exploreSchedules() runs already in this test: await it before the next.'
const ofClass = 'exploreSchedules() is for plain tests: write static schedules.'
