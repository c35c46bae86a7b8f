import { isThenable, isReference } from '../../internal/index.ts'
import { StopAsyncIteration, StopIteration } from '../../errors/index.ts'
import { makeReturnValue } from './child.ts'
import { isThrowable, toError } from './side-effect.ts'
import { isClassSyntax, isConstructible } from '../shape/index.ts'
import { atCallersLine, pathOf } from '../text/index.ts'
import { DEFAULT } from '../values/index.ts'
import {
  ASYNC,
  type Effect,
  type MockState,
  type NewTarget,
  Throwable,
  hasFlag,
  isMock,
} from '../state/index.ts'

/**
 * What a call gives. Semantics: CPython's `_execute_mock_call`: the side effect, unless it gives `DEFAULT`; a configured
 * return value; what is wrapped; a child.
 */
export function resultOfCall(
  state: MockState,
  self: unknown,
  args: unknown[],
  newTarget: NewTarget | undefined,
): unknown {
  const result = produce(state, self, args, newTarget)
  if (newTarget === undefined || isReference(result)) return result
  return instanceOf(newTarget)
}

/** As a constructor that returns no object. */
function instanceOf(newTarget: NewTarget): object {
  const prototype: unknown = newTarget.prototype
  return Object.create(isReference(prototype) ? prototype : null)
}

function produce(
  state: MockState,
  self: unknown,
  args: unknown[],
  newTarget: NewTarget | undefined,
): unknown {
  const made = newTarget === state.proxy ? OWN : newTarget
  const once = state.rare?.once?.shift()
  if (once !== undefined) return perform(once, self, args, made)
  if (state.sideEffect === undefined) return defaultOutcome(state, self, args, made)
  return orDefault(runSideEffect(state, state.sideEffect, self, args, made), state, self, args, made)
}

/** What a side effect gave, or where it left that to the mock, what the mock gives. */
function orDefault(result: unknown, state: MockState, self: unknown, args: unknown[], made: Made): unknown {
  if (result === DEFAULT) return defaultOutcome(state, self, args, made)
  return mayFallBack(state, result) ? fallBack(result, state, self, args) : result
}

type Run = (...args: unknown[]) => unknown

/**
 * The function that a call runs, where there is nothing else to it. Who calls the mock runs it there and then, and asks
 * `resultOfDirect`: each function between two calls is taken from how deep a mock can be called by itself.
 */
export function directOf(state: MockState, newTarget: NewTarget | undefined): Run | undefined {
  const { sideEffect, returnValue, wraps } = state
  if (newTarget !== undefined || state.rare?.once?.length) return undefined
  const run = sideEffect === undefined && returnValue === DEFAULT ? wraps : sideEffect
  if (typeof run !== 'function' || isClassSyntax(run)) return undefined
  const owner = run === wraps ? state.rare?.wrapsOwner : undefined
  return (owner === undefined ? run : Function.prototype.bind.call(run, owner)) as Run
}

export function resultOfDirect(
  run: Run,
  result: unknown,
  state: MockState,
  self: unknown,
  args: unknown[],
): unknown {
  return run !== state.sideEffect ? result : orDefault(result, state, self, args, undefined)
}

/** `new mock()`, where the mock is not extended: what stands behind it makes an instance of its own. */
const OWN = 'own'
type Made = NewTarget | typeof OWN | undefined

/**
 * Whether an async side effect may leave the result to the mock, which is known later: only where there is one to fall back on,
 * since the promise that waits for it takes a turn more.
 */
function mayFallBack(state: MockState, result: unknown): result is PromiseLike<unknown> {
  if (!hasFlag(state, ASYNC) || (state.returnValue === DEFAULT && state.wraps === undefined)) return false
  return isThenable(result)
}

async function fallBack(
  result: PromiseLike<unknown>,
  state: MockState,
  self: unknown,
  args: unknown[],
): Promise<unknown> {
  const value = await result
  return value === DEFAULT ? defaultOutcome(state, self, args, undefined) : value
}

/**
 * What a call does, as a function that can be put behind another: `vi.when` calls it for what it has no answer for, and has
 * the mock go back to it. So it holds the side effect of now, and looks up the return value when it is called.
 */
export function implementationOf(state: MockState): (...args: unknown[]) => unknown {
  const effect = state.rare?.once?.[0] ?? state.sideEffect
  if (typeof effect === 'function') return effect
  return function (this: unknown, ...args: unknown[]) {
    const result = effect === undefined ? DEFAULT : runSideEffect(state, effect, this, args, undefined)
    return result === DEFAULT ? defaultOutcome(state, this, args, undefined) : result
  }
}

function defaultOutcome(state: MockState, self: unknown, args: unknown[], made: Made): unknown {
  const protocol = state.rare?.protocol
  if (isSubclass(made) && isForSubclass(state)) return undefined
  if (state.returnValue !== DEFAULT) {
    return protocol?.adapt ? protocol.adapt(state.returnValue) : state.returnValue
  }
  if (state.wraps !== undefined) return perform(state.wraps, state.rare?.wrapsOwner ?? self, args, made)
  if (protocol?.fallback && state.newParent) return protocol.fallback(state.newParent, args, self)
  return (state.returnValue = makeReturnValue(state))
}

function isSubclass(made: Made): made is NewTarget {
  return made !== undefined && made !== OWN
}

/** Whether a subclass makes an instance of its own: it inherits from the mock that is the return value, and is not that mock. */
function isForSubclass({ returnValue, wraps }: MockState): boolean {
  return returnValue === DEFAULT ? wraps === undefined : isMock(returnValue)
}

function runSideEffect(
  state: MockState,
  effect: Effect,
  self: unknown,
  args: unknown[],
  made: Made,
): unknown {
  if (typeof effect === 'function') return perform(effect, self, args, made)
  if (effect instanceof Throwable) throw toError(effect.source)
  const step = effect.next()
  if (step.done === true) throw exhausted(state)
  if (isThrowable(step.value)) throw toError(step.value)
  return step.value
}

function perform(fn: unknown, self: unknown, args: unknown[], made: Made): unknown {
  if (made !== undefined && isConstructible(fn))
    return isSubclass(made) ? Reflect.construct(fn, args, made) : Reflect.construct(fn, args)
  // A class is callable in Python: called by a mock, it gives an instance.
  if (isClassSyntax(fn)) return Reflect.construct(fn, args)
  return Reflect.apply(fn as (...args: unknown[]) => unknown, self, args)
}

function exhausted(state: MockState): Error {
  const text = `The side effect of '${pathOf(state)}' has no items left for call ${state.calls?.length ?? 0}.`
  return atCallersLine(hasFlag(state, ASYNC) ? new StopAsyncIteration(text) : new StopIteration(text))
}
