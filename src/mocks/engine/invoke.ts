import { isThenable } from '../../internal/index.ts'
import { answerLater } from './answer-later.ts'
import { currentWakeUps, journal } from '../../ownership/index.ts'
import { trackAwait } from './await-tracking.ts'
import { directOf, resultOfCall, resultOfDirect } from './result-of-call.ts'
import { deriveOwn } from './settlement.ts'
import { isPendingFor } from './pending-calls.ts'
import { followClears } from './reset.ts'
import {
  ASYNC,
  CONSTRUCTED,
  CallRecord,
  type MockState,
  type NewTarget,
  SETTLED,
  THREW,
  clock,
} from '../state/index.ts'
import { isNativeCall } from './native-members.ts'
import { signatureOf } from '../shape/index.ts'
import { atCallersLine, cut, formatArguments, pathOf } from '../text/index.ts'

/**
 * A call of a mock: recorded by the mock and by every mock above it, then carried out. It is all in one function, since each
 * more would cost every call, and be kept on the stack for each call of a mock that calls itself.
 */
export function invoke(
  state: MockState,
  self: unknown,
  args: unknown[],
  newTarget: NewTarget | undefined,
): unknown {
  if (state.clears !== clock.clears) followClears(state)
  if (state.rare?.autospec !== undefined && checkArguments(state, args) !== undefined)
    return refuseArguments(state, args)
  if (state.newParent !== undefined) syncGuests(state.newParent)
  const record = new CallRecord(args, self, state)
  if (state.calls === undefined) state.calls = [record]
  else state.calls.push(record)
  if (state.newParent !== undefined && !isNativeCall(state)) recordAbove(state.newParent, record)
  if (journal.recorder !== undefined) noteCalled(record)
  if (newTarget !== undefined) record.stamp += CONSTRUCTED
  // A class that extends the mock makes an instance of its own, which cannot come later.
  if ((state.flags & ASYNC) !== 0 && (newTarget === undefined || newTarget === state.proxy))
    return carryOutLater(state, record, newTarget)
  // The commonest mock of all: nothing configured but, at most, what it returns.
  if (
    state.sideEffect === undefined &&
    state.rare === undefined &&
    typeof state.returnValue !== 'object' &&
    newTarget === undefined
  )
    return (record.value = state.returnValue)
  try {
    const run = directOf(state, newTarget)
    return gives(
      record,
      run === undefined
        ? resultOfCall(state, self, args, newTarget)
        : resultOfDirect(run, Reflect.apply(run, self, args), state, self, args),
    )
  } catch (error) {
    record.stamp += THREW
    record.value = error
    throw error
  }
}

function noteCalled({ state, args }: CallRecord): void {
  journal.recorder?.note('mock called', cut(`${pathOf(state)}(${formatArguments(args)})`))
}

function gives(record: CallRecord, value: unknown): unknown {
  record.value = value
  if (value instanceof Promise) trackAwait(value, record)
  return value
}

/** Records a call in the mocks above. */
export function recordAbove(parent: MockState, record: CallRecord): void {
  for (let above: MockState | undefined = parent; above !== undefined; above = above.newParent) {
    if (above.clears !== clock.clears) followClears(above)
    if (above.descendants === undefined) above.descendants = [record]
    else above.descendants.push(record)
  }
}

/** Takes over the calls that spies of other libraries recorded before this one: they stand before it in the order of calls. */
function syncGuests(parent: MockState): void {
  for (let above: MockState | undefined = parent; above !== undefined; above = above.newParent)
    above.rare?.guests?.sync()
}

/** An async function throws nothing at its call: what is wrong with its arguments comes as a rejection too. */
function refuseArguments(state: MockState, args: readonly unknown[]): Promise<never> {
  const problem = atCallersLine(checkArguments(state, args)!)
  if ((state.flags & ASYNC) !== 0) return Promise.reject(problem)
  throw problem
}

/** The side effect runs at the call, as the body of a JavaScript async function does; the promise carries its outcome. */
function carryOutLater(
  state: MockState,
  record: CallRecord,
  newTarget: NewTarget | undefined,
): Promise<unknown> {
  const wakeUps = currentWakeUps()
  const made = promiseOf(state, record, newTarget)
  const promise = wakeUps === undefined ? made : answerLater(made, state, record, wakeUps)
  trackAwait(promise, record)
  return promise
}

function promiseOf(state: MockState, record: CallRecord, newTarget: NewTarget | undefined): Promise<unknown> {
  if (newTarget === undefined && givesPrimitive(state)) {
    record.stamp += SETTLED
    return Promise.resolve((record.value = state.returnValue))
  }
  let value: unknown
  try {
    const { self, args } = record
    const run = directOf(state, newTarget)
    value =
      run === undefined
        ? resultOfCall(state, self, args, newTarget)
        : resultOfDirect(run, Reflect.apply(run, self, args), state, self, args)
  } catch (error) {
    record.stamp += THREW + SETTLED
    record.value = error
    return Promise.reject(error)
  }
  if (value instanceof Promise || isThenable(value)) return (record.value = ownPromise(value, state))
  record.stamp += SETTLED
  record.value = value
  return Promise.resolve(value)
}

/** Whether there is nothing to it but a value that nobody has to wait for, as with most mocks of async functions. */
function givesPrimitive({ sideEffect, returnValue, rare }: MockState): boolean {
  if (sideEffect !== undefined || typeof returnValue === 'object' || typeof returnValue === 'function')
    return false
  return rare === undefined || (rare.protocol === undefined && !rare.once?.length)
}

/**
 * A native promise for one call only. The promise of an async side effect is just that, and is passed on, so that awaiting it
 * takes no turn more; one that stands for an earlier call of this mock is not.
 */
function ownPromise(value: PromiseLike<unknown>, state: MockState): Promise<unknown> {
  if (!(value instanceof Promise) || value.constructor !== Promise) return Promise.resolve(value)
  return isPendingFor(state, value) ? deriveOwn(() => value.then(same => same)) : value
}

/**
 * What is wrong with the arguments of a call of an autospecced mock, or `undefined`. Too many are an error; too few are not:
 * an optional parameter of TypeScript looks like any other at run time.
 */
export function checkArguments(state: MockState, args: readonly unknown[]): TypeError | undefined {
  const plan = state.rare?.autospec
  if (plan === undefined || plan.instance || typeof plan.spec !== 'function') return undefined
  const { text, most } = signatureOf(plan.spec)
  if (args.length <= most) return undefined
  return new TypeError(
    `too many arguments: ${plan.spec.name || pathOf(state)}${text} takes ${most}, ${args.length} were given`,
  )
}
