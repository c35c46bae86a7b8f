import { waitOf, waitText } from '../../attempt/index.ts'
import { isThenable } from '../../internal/index.ts'
import { endAwaited, type Owner } from '../../ownership/index.ts'
import { isFromSetupFile, isInSetupFile, suiteHooks, type RunnerTask } from '../host/index.ts'
import { completeHookTimeout, isHookTimeout } from '../running/index.ts'

type SuiteHook = (...args: unknown[]) => unknown

/**
 * When Vitest's time-out of a `beforeAll` or an `afterAll` strikes, its message is completed with what the hook waited on, and
 * that is ended.
 */
export class HookWatch {
  readonly #suite: RunnerTask
  #owner: Owner | undefined
  /** The stacks of what has struck, as they were told: Vitest records copies. */
  readonly #struck = new Set<string | undefined>()
  readonly #endings: Promise<void>[] = []
  /** Hooks under way: more than one under `sequence.hooks: 'parallel'`, and then nothing tells whose a wait is. */
  #running = 0

  /** To be made when the suite has been collected: of a file Vitest takes a copy of the lists then. */
  constructor(suite: RunnerTask) {
    this.#suite = suite
    const hooks = suiteHooks(suite)
    if (!hooks) return
    for (const name of ['beforeAll', 'afterAll'] as const) {
      const list = hooks[name] as SuiteHook[]
      for (const [at, hook] of list.entries()) list[at] = this.#around(name, hook)
    }
  }

  /** The limit of time is inside the hook, and what Vitest needs for a function that it returns is on it. */
  #around(name: string, hook: SuiteHook): SuiteHook {
    const watched: SuiteHook = (...args) => {
      const result = hook(...args)
      // Beside Vitest, and before it: the passing path gets no turn longer.
      if (isThenable(result)) this.#follow(name, result)
      return result
    }
    return Object.assign(watched, hook)
  }

  #follow(name: string, result: PromiseLike<unknown>): void {
    this.#running += 1
    result.then(
      () => (this.#running -= 1),
      (error: unknown) => {
        this.#running -= 1
        if (isHookTimeout(error)) this.#strike(name, error)
      },
    )
  }

  #strike(name: string, error: Error): void {
    const owner = this.#owner
    if (!owner) return
    const wait = this.#running === 0 ? waitOf(owner) : undefined
    const isOfHook = wait && (!isInSetupFile(wait.at) || isFromSetupFile(error.stack))
    completeHookTimeout(error, isOfHook ? waitText(name, wait) : undefined)
    if (this.#running === 0) this.#endings.push(endAwaited(owner))
    this.#struck.add(error.stack)
    owner.isAbandoned = true
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
    if (this.#owner && this.#struck.size > 0) await Promise.all([...this.#endings, endAwaited(this.#owner)])
  }
}
