import { setTimeout as sleep } from 'node:timers/promises'
import v8 from 'node:v8'
import vm from 'node:vm'
import { expect, test, vi } from 'vitest'
import { AsyncMock, MagicMock } from 'vitest-async-case'

v8.setFlagsFromString('--expose-gc')
const collectGarbage = vm.runInNewContext('gc') as () => void

test('promises are watched from the first call of an AsyncMock until no such mock is left', async () => {
  const real = v8.promiseHooks.onInit
  const log: string[] = []
  vi.spyOn(v8.promiseHooks, 'onInit').mockImplementation(hook => {
    const stop = real(hook) as () => void
    log.push('armed')
    return () => {
      log.push('disarmed')
      stop()
    }
  })
  await new MagicMock({ returnValue: 1 })()
  let mock: AsyncMock | undefined = new AsyncMock({ returnValue: 1 })
  expect(log).toEqual([])
  await mock()
  await mock()
  await new AsyncMock({ returnValue: 1 })()
  expect(log).toEqual(['armed'])
  expect(mock.awaitCount).toBe(2)
  void mock('dropped')
  mock = undefined
  await vi.waitFor(async () => {
    collectGarbage()
    await sleep(5)
    expect(log).toEqual(['armed', 'disarmed'])
  }, 3000)
  await new AsyncMock({ returnValue: 1 })()
  expect(log).toEqual(['armed', 'disarmed', 'armed'])
})
