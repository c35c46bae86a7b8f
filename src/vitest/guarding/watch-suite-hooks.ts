import { waitOf, waitText } from '../../attempt/index.ts'
import { isThenable } from '../../internal/index.ts'
import { endAwaited, type Owner } from '../../ownership/index.ts'
import { afterSuite, isFromSetupFile, isInSetupFile, suiteHooks, type RunnerTask } from '../host/index.ts'
import { completeHookTimeout, isHookTimeout, limitOf, measureBusyTime } from '../running/index.ts'

type SuiteHook = (...args: unknown[]) => unknown

/**
 * When Vitest's time-out of a `beforeAll`, an `afterAll` or an `aroundAll` strikes, its message is completed with what the hook
 * waited on, and that is ended; or with how long it was busy.
 */
export class HookWatch {
  readonly #suite: RunnerTask
  #owner: Owner | undefined
  /** The stacks of what has struck, as they were told: Vitest records copies. */
  readonly #struck = new Set<string | undefined>()
  readonly #endings: Promise<void>[] = []
  /** Hooks under way: more than one under `sequence.hooks: 'parallel'`, and then nothing tells whose a wait is. */
  #running = 0
  /** Hooks around the suite that have not ended. */
  #around = 0

  /** To be made when the suite has been collected, before it has hooks of ours: of a file Vitest takes a copy of the lists then. */
  constructor(suite: RunnerTask) {
    this.#suite = suite
    const hooks = suiteHooks(suite)
    if (!hooks) return
    for (const name of ['beforeAll', 'afterAll'] as const)
      followEach(hooks[name] as SuiteHook[], (result, busyTime) => this.#follow(name, result, busyTime))
    followEach(hooks.aroundAll as SuiteHook[], result => this.#followAround(result))
  }

  #followAround(result: PromiseLike<unknown>): void {
    this.#around += 1
    const end = () => void (this.#around -= 1)
    result.then(end, end)
  }

  #follow(name: string, result: PromiseLike<unknown>, busyTime: () => number): void {
    this.#running += 1
    result.then(
      () => (this.#running -= 1),
      (error: unknown) => {
        this.#running -= 1
        if (isHookTimeout(error)) this.#strike(name, error, busyTime())
      },
    )
  }

  #strike(name: string, error: Error, busy = 0): void {
    const owner = this.#owner
    if (!owner) return
    const isAlone = this.#running === 0
    const wait = isAlone ? waitOf(owner) : undefined
    if (isAlone && busy >= limitOf(error)) completeHookTimeout(error, `${name} was busy for ${busy} ms.`)
    else completeWith(error, name, wait)
    if (this.#running === 0) this.#endings.push(endAwaited(owner))
    this.#struck.add(error.stack)
    owner.isAbandoned = true
  }

  /** Vitest leaves a hook around a suite that has not ended for its time-out only, and keeps the error until the suite is over. */
  #strikeAround(owner: Owner): void {
    const wait = this.#around === 1 ? waitOf(owner) : undefined
    this.#endings.push(endAwaited(owner))
    owner.isAbandoned = true
    const task = owner.task as RunnerTask
    afterSuite(task, () => {
      for (const error of task.result?.errors?.filter(isHookTimeout) ?? [])
        completeWith(error, 'aroundAll', wait)
    })
  }

  /** The suite is about to run. */
  begin(owner: Owner): void {
    this.#owner = owner
  }

  /** The suite has run. Functions that hooks have returned nobody sees but Vitest: of their time-outs its record tells. */
  async end(): Promise<void> {
    // What stands at the top level of a file has a suite without a record of its own.
    const { result = this.#suite.file?.result } = this.#suite
    for (const error of result?.errors?.filter(isHookTimeout) ?? [])
      if (!this.#struck.has(error.stack)) this.#strike('What beforeAll returned', error)
    const owner = this.#owner
    if (!owner) return
    if (this.#around > 0) this.#strikeAround(owner)
    if (this.#struck.size > 0) this.#endings.push(endAwaited(owner))
    await Promise.all(this.#endings)
  }
}

type Follow = (result: PromiseLike<unknown>, busyTime: () => number) => void

/** The limit of time is inside the hook, or on it, and what Vitest needs for a function that it returns is on it. */
function followEach(hooks: SuiteHook[], follow: Follow): void {
  for (const [at, hook] of hooks.entries()) {
    const watched: SuiteHook = (...args) => {
      const busyTime = measureBusyTime()
      const result = hook(...args)
      // Beside Vitest, and before it: the passing path gets no turn longer.
      if (isThenable(result)) follow(result, busyTime)
      return result
    }
    hooks[at] = Object.assign(watched, hook)
  }
}

/** Not with what a setup file waits on, unless the hook is that file's. */
function completeWith(error: Error, name: string, wait: ReturnType<typeof waitOf>): void {
  const isOfHook = wait && (!isInSetupFile(wait.at) || isFromSetupFile(error.stack))
  completeHookTimeout(error, isOfHook ? waitText(name, wait) : undefined)
}
