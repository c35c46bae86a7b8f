import { allowLoop, EventLoop } from '../../../../src/async-case/loop/index.ts'
import { Owner, runInScope } from '../../../../src/ownership/index.ts'

export interface Ran {
  readonly events: unknown[]
  readonly owner: Owner
  readonly loop: EventLoop
}

/** Runs `body` as a test runs: in a scope of its own, with a loop, which is closed at the end; its owner still takes errors. */
export async function inLoop(
  body: (loop: EventLoop, log: (event: unknown) => void) => unknown,
  name = 'LoopTest.testIt',
): Promise<Ran> {
  const owner = new Owner('test', name)
  allowLoop(owner, name)
  const loop = new EventLoop({ owner, name })
  const events: unknown[] = []
  try {
    await runInScope({ owner, values: new Map(), task: undefined }, async () => {
      await body(loop, event => events.push(event))
    })
  } finally {
    loop.close()
  }
  return { events, owner, loop }
}

/** The name of what `promise` rejects with. */
export async function rejection(promise: PromiseLike<unknown>): Promise<string> {
  try {
    await promise
  } catch (error) {
    return (error as { name: string }).name
  }
  return 'no rejection'
}
