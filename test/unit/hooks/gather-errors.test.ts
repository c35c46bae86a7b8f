import { expect, test } from 'vitest'
import { gatherErrors } from '../../../src/hooks/index.ts'
import { received, runInScope, scopeOf } from './support.ts'

const laterOn = () => new Promise<void>(resolve => setTimeout(resolve, 1))

test('a rejection that nobody handles reaches its owner at the verdict', async () => {
  const scope = scopeOf('A.testX')
  runInScope(scope, () => void Promise.reject(new Error('boom')))
  await gatherErrors(scope.owner)
  expect(received(scope)).toEqual(['an unhandled rejection: boom'])
})

test('a rejection that is handled before the verdict is no failure', async () => {
  const scope = scopeOf('A.testX')
  const promise = runInScope(scope, () => Promise.reject(new Error('boom')))
  await new Promise(resolve => setTimeout(resolve, 1))
  promise.catch(() => {})
  await gatherErrors(scope.owner)
  expect(received(scope)).toEqual([])
})

test('two promises that reject with one error are one entry', async () => {
  const scope = scopeOf('A.testX')
  runInScope(scope, () => {
    const promise = Promise.reject(new Error('boom'))
    void promise.then(() => 1)
    void promise.then(() => 2)
  })
  await gatherErrors(scope.owner)
  expect(received(scope)).toEqual(['an unhandled rejection: boom'])
})

test('two promises that reject with one text are one entry, and timers that throw it are two', async () => {
  const scope = scopeOf('A.testX')
  runInScope(scope, () => {
    const promise = Promise.reject('boom')
    void promise.then(() => 1)
    void promise.then(() => 2)
    for (let i = 0; i < 2; i++)
      setImmediate(() => {
        throw 'boom'
      })
  })
  await gatherErrors(scope.owner)
  expect(scope.owner.takeErrors()).toEqual([
    { error: 'boom', origin: 'an immediate' },
    { error: 'boom', origin: 'an immediate' },
    { error: 'boom', origin: 'an unhandled rejection' },
  ])
})

test('a capture callback of the test’s own does not silence what a timer throws', async () => {
  const scope = scopeOf('A.testX')
  const captured: unknown[] = []
  process.setUncaughtExceptionCaptureCallback(error => captured.push(error.message))
  await runInScope(scope, async () => {
    setTimeout(() => {
      throw new Error('boom')
    }, 1)
    await laterOn()
    await laterOn()
  })
  process.setUncaughtExceptionCaptureCallback(null)
  await gatherErrors(scope.owner)
  expect(captured).toEqual(['boom'])
  expect(received(scope)).toEqual(['a timer: boom'])
})

test('the maker of a promise answers for it, not who rejected it', async () => {
  const [maker, rejecter] = [scopeOf('A.testX'), scopeOf('A.testY')]
  let reject!: (error: Error) => void
  runInScope(maker, () => void new Promise((_, no) => (reject = no)))
  runInScope(rejecter, () => reject(new Error('boom')))
  await gatherErrors(rejecter.owner)
  await gatherErrors(maker.owner)
  expect({ maker: received(maker), rejecter: received(rejecter) }).toEqual({
    maker: ['an unhandled rejection: boom'],
    rejecter: [],
  })
})

test('an error of an immediate that was set last arrives before the verdict', async () => {
  const scope = scopeOf('A.testX')
  runInScope(scope, () =>
    setImmediate(() => {
      throw new Error('boom')
    }),
  )
  await gatherErrors(scope.owner)
  expect(received(scope)).toEqual(['an immediate: boom'])
})

test.each([['uncaughtException'], []])(
  'listeners that a test takes off process and puts back are nobody’s leftovers, and its errors are told: %j',
  async (...events) => {
    const scope = scopeOf('A.testX')
    const before = process.listeners('uncaughtException')
    const heard: string[] = []
    await runInScope(scope, async () => {
      const kept = listenersOf(events.length > 0 ? events : process.eventNames())
      process.removeAllListeners(...events)
      process.on('uncaughtException', error => heard.push(error.message))
      setTimeout(() => {
        throw new Error('boom')
      }, 1)
      await laterOn()
      await laterOn()
      process.removeAllListeners(...events)
      for (const [name, listener] of kept) process.on(name, listener)
      await laterOn()
    })
    await gatherErrors(scope.owner)
    expect(received(scope)).toEqual(['a timer: boom'])
    expect(heard).toEqual(['boom'])
    expect(process.listeners('uncaughtException')).toEqual(before)
  },
)

test('ours is there once, first, after a test put it back beside its own', async () => {
  const before = process.listeners('unhandledRejection')
  const mine = () => {}
  process.removeAllListeners('unhandledRejection')
  await Promise.resolve()
  process.on('unhandledRejection', mine)
  for (const listener of before) process.on('unhandledRejection', listener)
  await Promise.resolve()
  expect(process.listeners('unhandledRejection')).toEqual([before[0], mine, ...before.slice(1)])
  process.off('unhandledRejection', mine)
})

function listenersOf(events: (string | symbol)[]): [string, () => void][] {
  return events.flatMap(event =>
    process
      .listeners(event as 'exit')
      .map((listener): [string, () => void] => [event as string, listener as () => void]),
  )
}
