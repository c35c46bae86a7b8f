import { expect, test } from 'vitest'
import { watchAttempts, type RunnerTask } from '../../../../src/vitest/host/index.ts'

const task = { name: 'a test' } as RunnerTask

interface Calls {
  readonly list: string[]
  failing?: string
}

/** A runner and a watcher that say what is called; what `failing` names throws. */
function watched({ list, failing }: Calls, hasOwnEnd = true) {
  const call = async (name: string) => {
    list.push(`${name} begins`)
    await Promise.resolve()
    list.push(`${name} is over`)
    if (failing?.includes(name)) throw new Error(name)
  }
  const runner = {
    isOwn: true,
    onBeforeTryTask(this: { isOwn: boolean }, { name }: RunnerTask) {
      list.push(`the runner begins ${name}, as itself: ${this.isOwn}`)
    },
    ...(hasOwnEnd && { onAfterRetryTask: () => call("the runner's end") }),
  }
  const watcher = {
    begin: ({ name }: RunnerTask) => void list.push(`${name} begins`),
    end: () => call('our end'),
  }
  watchAttempts(runner as object, watcher)
  // A second time changes nothing.
  watchAttempts(runner as object, watcher)
  return runner as typeof runner & { onAfterRetryTask(task: RunnerTask): Promise<void> }
}

test('a watcher hears of an attempt before its runner, and of its end after it', async () => {
  const list: string[] = []
  const runner = watched({ list })
  runner.onBeforeTryTask(task)
  await runner.onAfterRetryTask(task)
  expect(list).toEqual([
    'a test begins',
    'the runner begins a test, as itself: true',
    "the runner's end begins",
    "the runner's end is over",
    'our end begins',
    'our end is over',
  ])
})

test('where a runner has no end of its own, there is ours', async () => {
  const list: string[] = []
  await watched({ list }, false).onAfterRetryTask(task)
  expect(list).toEqual(['our end begins', 'our end is over'])
})

test('what one end throws keeps the other from nothing, and both are kept', async () => {
  const list: string[] = []
  const end = (failing: string) =>
    watched({ list, failing })
      .onAfterRetryTask(task)
      .catch((error: unknown) => [error].flat().map(each => (each as Error).message))
  expect(await end("the runner's end")).toEqual(["the runner's end"])
  expect(await end('our end')).toEqual(['our end'])
  expect(await end("the runner's end, our end")).toEqual(["the runner's end", 'our end'])
  expect(list.filter(line => line === 'our end is over')).toHaveLength(3)
})
