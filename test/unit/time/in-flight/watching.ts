import { newScope, Owner, runInScope } from '../../../../src/ownership/index.ts'
import { namesOfInFlight, watchInFlight, type InFlight } from '../../../../src/time/in-flight/index.ts'
import { holdReplaced } from '../../../../src/time/replaced/index.ts'

/** A test whose input and output are watched, as its clock would. */
export interface WatchedTest {
  readonly inFlight: InFlight
  /** Runs as code of the test. */
  run<T>(fn: () => T): T
  /** Waits for `promise`. @returns the reasons that there were meanwhile, each once, in order */
  reasons(promise: PromiseLike<unknown>): Promise<string[]>
  /** Resolves when nothing is in flight. @returns the reasons that there were until then */
  quiet(): Promise<string[]>
  close(): void
}

/** Begins to watch a test of its own. */
export function watchTest(): WatchedTest {
  const owner = new Owner('test', 'FlightTest.test')
  const letGo = holdReplaced('in flight', namesOfInFlight)
  const inFlight = watchInFlight(
    owner,
    () => {},
    () => {},
  )
  const seen = new Set<string>()
  const look = () => {
    const reason = inFlight.reason()
    if (reason !== undefined) seen.add(reason)
    return reason
  }
  const taken = () => {
    const all = [...seen]
    seen.clear()
    return all
  }
  return {
    inFlight,
    run: fn => runInScope(newScope(owner), fn),
    async reasons(promise) {
      const wait = { isOver: false }
      const over = () => void (wait.isOver = true)
      promise.then(over, over)
      while (!wait.isOver) {
        look()
        await turn()
      }
      return taken()
    },
    async quiet() {
      while (look() !== undefined) await turn()
      return taken()
    },
    close() {
      inFlight.close()
      letGo()
      owner.close()
    },
  }
}

export function turn(): Promise<void> {
  return new Promise(resolve => void setImmediate(resolve))
}
