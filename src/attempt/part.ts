import { cleanupPhase, type Cleanup, type CleanupStack } from '../cleanup/index.ts'
import { isThenable, realTime } from '../internal/index.ts'
import { journal, type Owner } from '../ownership/index.ts'
import type { AttemptState } from './attempt-state.ts'
import type { Outcome, PhaseError } from './outcome.ts'
import { asOneError } from './phase-errors.ts'

/** One phase of a test: its name in reports, and what it does. */
export interface Step {
  readonly phase: string
  /** The user's function, for its place in the file. */
  readonly at?: Function
  call(): unknown
}

/**
 * Runs the steps of one part of a test up to the first that throws, and files what it threw under its phase.
 * Semantics: `unittest.case._Outcome.testPartExecutor`.
 * @returns whether the attempt goes on; `false` when it was abandoned meanwhile.
 */
export async function runPart(
  state: AttemptState,
  outcome: Outcome,
  steps: Iterable<Step>,
): Promise<boolean> {
  const { generation } = state
  const before = outcome.begin()
  for (const step of steps) {
    enterStep(state, step)
    let hasThrown = false
    try {
      const result = state.enter(step)
      if (isThenable(result)) await state.wait(step.phase, result)
    } catch (error) {
      if (state.generation === generation) outcome.record(step.phase, error, step)
      else state.late(step.phase, error)
      hasThrown = true
    }
    // Also when the phase threw: its tasks have their first step before the next phase.
    const started = state.afterPhase()
    if (started) await started
    if (state.generation !== generation) return false
    const cancelled = state.endPhase()
    if (hasThrown) break
    if (cancelled) {
      outcome.record(step.phase, cancelled, step)
      break
    }
  }
  outcome.end(before)
  return state.generation === generation
}

/** What runs from now on, for the message of a time-out. */
export function enterStep(state: AttemptState, step: AttemptState['step']): void {
  journal.recorder?.note('phase', step.phase, undefined, state.owner)
  const now = realTime.now()
  const ms = Math.round(now - state.since)
  if (ms > state.longest.ms) state.longest = { phase: state.step.phase, at: state.step.at, ms }
  state.step = step
  state.since = now
}

/** What runs is over. A cancellation of the test itself that found nothing to end in it is filed. */
export function endStep(state: AttemptState, outcome: Outcome): void {
  const cancelled = state.endPhase()
  if (cancelled) outcome.record(state.step.phase, cancelled, state.step)
}

/** Runs the cleanups of a test, last in, first out, to the end; each is a part of its own. */
export async function runCleanups(state: AttemptState, outcome: Outcome): Promise<boolean> {
  for (let cleanup = state.cleanups.take(); cleanup; cleanup = state.cleanups.take())
    if (!(await runPart(state, outcome, [cleanupStep(cleanup)]))) return false
  return true
}

/** Runs the cleanup of a test that was registered last, where the host calls them one by one, among what else it calls. */
export async function runLastCleanup(state: AttemptState): Promise<void> {
  const { outcome, cleanups, step } = state
  const cleanup = outcome && cleanups.take()
  if (!cleanup) return
  await runPart(state, outcome, [cleanupStep(cleanup)])
  journal.recorder?.note('back in phase', step.phase, undefined, state.owner)
  state.step = step
}

function cleanupStep(cleanup: Cleanup): Step {
  const { fn, args } = cleanup
  return { phase: cleanupPhase(cleanup), at: fn, call: () => fn(...args) }
}

/**
 * Runs a cleanup that code has registered which outlived its test, a hung set-up that went on at last: what it undoes
 * would stay for ever.
 */
export async function runLate({ fn, args }: Cleanup, owner: Owner): Promise<void> {
  try {
    // Not before the call that registers it has returned.
    await Promise.resolve()
    await fn(...args)
  } catch (error) {
    owner.receive(error, cleanupPhase({ fn, args }))
  }
}

/** By itself: functions of one place share what they see, and this one is there as long as the owner. */
export function lateCleanups(owner: Owner): (cleanup: Cleanup) => void {
  return cleanup => void runLate(cleanup, owner)
}

/** A step of the same name as `step`, which waits for what that has left unsettled. It throws what they rejected with. */
export function waitForAll(step: AttemptState['step'], promises: readonly PromiseLike<unknown>[]): Step {
  return { ...step, call: () => allOf(promises) }
}

async function allOf(promises: readonly PromiseLike<unknown>[]): Promise<void> {
  const ends = await Promise.allSettled(promises)
  const errors = ends.filter(end => end.status === 'rejected').map((end): unknown => end.reason)
  if (errors.length > 0) throw asOneError(errors)
}

/** Runs every cleanup of what is around many tests, last in, first out, to the end. @returns what they threw, in order. */
export async function drain(stack: CleanupStack, run: PhaseRunner = runFreely): Promise<PhaseError[]> {
  const errors: PhaseError[] = []
  for (let cleanup = stack.take(); cleanup; cleanup = stack.take()) {
    const { fn, args } = cleanup
    const failure = await run({ phase: cleanupPhase(cleanup), at: fn, call: () => fn(...args) })
    if (failure) errors.push(failure)
  }
  return errors
}

/** Runs one phase to its end and catches what it throws. */
export type PhaseRunner = (step: Step) => Promise<PhaseError | undefined>

async function runFreely(step: Step): Promise<PhaseError | undefined> {
  try {
    await step.call()
    return undefined
  } catch (error) {
    return { phase: step.phase, error, at: step.at }
  }
}
