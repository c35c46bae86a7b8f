import { builtin, promiseState, shared } from '../../internal/index.ts'
import { hasNewestOfTest, noteNewest, takePending } from './pending-calls.ts'
import { fulfilledValue } from './settlement.ts'
import type { CallRecord } from '../state/index.ts'
import { openCallsOfNewest } from './unawaited-calls.ts'

// `for await` over a list of promises, and `Array.fromAsync`, derive nothing from them: V8 makes a promise without a parent for
// each step, which a reaction of the listed one fulfils with `{ value, done }`. No other promise without a parent has a
// reaction that ends it. It is looked for only while a test has calls that were not awaited on the spot.

interface Steps {
  /** Promises without a parent, made while it is looked for. */
  made: WeakSet<object>
  /** Takes V8's hook off again. */
  disarm: Function | undefined
}

const steps = shared<Steps>('mocks.listed', () => ({ made: new WeakSet(), disarm: undefined }))

const promiseHooks = builtin('node:v8')?.promiseHooks

/** A promise without a parent was made: it may be such a step. @param take notes that a call was awaited */
export function noteStep(promise: object, take: (record: CallRecord) => void): void {
  if (steps.disarm === undefined) {
    if (!hasNewestOfTest()) return
    steps.disarm = promiseHooks?.onAfter(after => afterReaction(after, take))
  }
  steps.made.add(promise)
}

/** The test is over that had such calls. */
export function forgetSteps(): void {
  steps.disarm?.()
  steps.disarm = undefined
  steps.made = new WeakSet()
}

function afterReaction(promise: Promise<unknown>, take: (record: CallRecord) => void): void {
  if (!steps.made.delete(promise)) return
  noteNewest()
  const calls = openCallsOfNewest()
  if (calls.length === 0) return forgetSteps()
  if (promiseState(promise) !== 'fulfilled') return
  const step = fulfilledValue(promise)
  if (typeof step !== 'object' || step === null || !('value' in step)) return
  const listed = calls.find(
    call => promiseState(call.promise) === 'fulfilled' && Object.is(fulfilledValue(call.promise), step.value),
  )
  if (listed !== undefined) takePending(listed.promise, take)
}
