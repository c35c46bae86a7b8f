import { builtin } from '../../internal/index.ts'
import type { Owner } from './owner.ts'
import { asyncHooks, currentOwner } from './current-scope.ts'

type Enter = <T>(fn: () => T) => T
type StorageClass = typeof import('node:async_hooks').AsyncLocalStorage

const v8 = builtin('node:v8')
const util = builtin('node:util')

/**
 * Carries what a phase entered with `AsyncLocalStorage.enterWith` into the phases after it. Node carries it by itself as
 * long as the phase has not awaited; after that the value lives in the phase's own context only, and is lost with it.
 * The context is kept when the phase's promise settles, in that very moment. Watching promises costs, so it begins at
 * the first `enterWith` after an await, and a test without one pays nothing.
 *
 * Limits: what an awaited helper enters after an await of its own stays in the helper, as everywhere in Node; on Node 20
 * and 22 a phase that ends in `return promise`, without `await`, carries what was entered before its first await only.
 */
export class CarriedContext {
  readonly #owner: Owner
  #enter: Enter | undefined
  /** The promise of the phase that runs, once there is one. */
  #phase: unknown
  #isInFirstPart = false
  #hasEntered = false
  #stopWatching: (() => void) | undefined

  /** The phases of `owner` run through `run`, one after the other. */
  constructor(owner: Owner) {
    this.#owner = owner
    if (!asyncHooks) return
    watchEnterWith(asyncHooks.AsyncLocalStorage)
    owner.carrier = this
  }

  /** Runs a phase in the context that the phases before it left. */
  run<T>(phase: () => T): T {
    this.close()
    return this.#enter ? this.#enter(() => this.#begin(phase)) : this.#begin(phase)
  }

  /** Stops watching a phase that was given up. */
  close(): void {
    this.#phase = undefined
    this.#stopWatching?.()
    this.#stopWatching = undefined
  }

  #begin<T>(phase: () => T): T {
    this.#isInFirstPart = true
    this.#hasEntered = false
    try {
      const result = phase()
      if (util?.types.isPromise(result)) this.#phase = result
      return result
    } finally {
      this.#isInFirstPart = false
      if (this.#hasEntered) this.#keep()
    }
  }

  /** Code of its owner has entered a value. */
  entered(): void {
    if (this.#isInFirstPart) this.#hasEntered = true
    else if (this.#phase && !this.#stopWatching) this.#watch(this.#phase)
  }

  #watch(phase: unknown): void {
    const stop = v8?.promiseHooks.onSettled(settled => {
      if (settled !== phase || this.#phase !== phase) return
      // A promise that somebody else settles brings that one's context along, which is none of this owner's business.
      if (currentOwner() === this.#owner) this.#keep()
      this.#phase = undefined
      this.#stopWatching = undefined
      // Not from within the hook, while Node goes through the list of hooks.
      queueMicrotask(() => void stop?.())
    })
    this.#stopWatching = () => void stop?.()
  }

  #keep(): void {
    this.#enter = asyncHooks?.AsyncLocalStorage.snapshot()
  }
}

const enterWithMark = Symbol.for('vitest-async-case.enterWith')

/** Once in a process: the classes of Node are shared by all globals, those of the vm pools among them. */
function watchEnterWith(storage: StorageClass): void {
  const { prototype } = storage
  if (Object.hasOwn(prototype, enterWithMark)) return
  Object.defineProperty(prototype, enterWithMark, { value: true })
  const { enterWith } = prototype
  const depth = runEnters(storage) ? countRuns(prototype) : { inRun: 0 }
  prototype.enterWith = function (this: object, store: unknown) {
    Reflect.apply(enterWith, this, [store])
    if (depth.inRun === 0) currentOwner()?.carrier?.entered()
  }
}

/**
 * From Node 24 on `run` enters and leaves by `enterWith`, and those calls are no business of ours. Counts the parts of
 * `run` around its callback, not the callback.
 */
function countRuns(prototype: StorageClass['prototype']): { inRun: number } {
  const depth = { inRun: 0 }
  const { run } = prototype
  prototype.run = function <R, Args extends unknown[]>(
    this: object,
    store: unknown,
    fn: (...args: Args) => R,
    ...args: Args
  ): R {
    depth.inRun += 1
    try {
      return Reflect.apply<object, [unknown, () => R], R>(run, this, [
        store,
        () => outsideRun(depth, () => fn(...args)),
      ])
    } finally {
      depth.inRun -= 1
    }
  }
  return depth
}

function outsideRun<T>(depth: { inRun: number }, fn: () => T): T {
  depth.inRun -= 1
  try {
    return fn()
  } finally {
    depth.inRun += 1
  }
}

/** Whether this Node's `run` is made of `enterWith`. */
function runEnters(storage: StorageClass): boolean {
  let isCalled = false
  class Probe extends storage<number> {
    override enterWith(store: number): void {
      isCalled = true
      super.enterWith(store)
    }
  }
  const probe = new Probe()
  probe.run(1, () => {})
  // Enabled, it would write its value on each promise of Node 20 and 22 from now on.
  probe.disable()
  return isCalled
}
