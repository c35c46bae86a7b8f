import { expect, test, vi } from 'vitest'
import { patch } from '../../../src/mocks/index.ts'
import { leftBy } from './left-by.ts'

const all = globalThis as unknown as Record<string, unknown>
const text = (what: string, remedy: string, verb = 'Put it back') => [
  `Left behind by A.testX: ${what}. ${verb} in a cleanup: this.addCleanup(() => { ${remedy} })`,
]

test('an environment variable that is new, changed or removed', async () => {
  process.env['VAC_CHANGED'] = process.env['VAC_REMOVED'] = 'before'
  expect(await leftBy(() => (process.env['VAC_NEW'] = 'secret'))).toEqual(
    text('environment variable VAC_NEW (new)', 'delete process.env.VAC_NEW'),
  )
  expect(await leftBy(() => (process.env['VAC_CHANGED'] = 'secret'))).toEqual(
    text('environment variable VAC_CHANGED (changed)', 'process.env.VAC_CHANGED = before'),
  )
  expect(await leftBy(() => delete process.env['VAC_REMOVED'])).toEqual(
    text('environment variable VAC_REMOVED (removed)', 'process.env.VAC_REMOVED = before'),
  )
  const { VAC_NEW, VAC_CHANGED, VAC_REMOVED } = process.env
  expect([VAC_NEW, VAC_CHANGED, VAC_REMOVED]).toEqual([undefined, 'before', 'before'])
  delete process.env['VAC_CHANGED']
  delete process.env['VAC_REMOVED']
})

test('a name that is no identifier, defined as a property', async () => {
  const define = () =>
    Object.defineProperty(process.env, 'vac-x', {
      value: '1',
      configurable: true,
      writable: true,
      enumerable: true,
    })
  expect(await leftBy(define)).toEqual(
    text('environment variable vac-x (new)', 'delete process.env["vac-x"]'),
  )
})

test('the time zone goes with TZ', async () => {
  const hours = () => new Date(0).getHours()
  const before = hours()
  expect(
    await leftBy(() => {
      process.env['TZ'] = 'Asia/Tokyo'
      expect(hours()).toBe(9)
    }),
  ).toHaveLength(1)
  expect(hours()).toBe(before)
})

test('what was put back is none', async () => {
  const body = () => {
    process.env['VAC_NEW'] = '1'
    delete process.env['VAC_NEW']
    const { log } = console
    console.log = () => undefined
    console.log = log
    all['leaked'] = 1
    delete all['leaked']
  }
  expect(await leftBy(body)).toEqual([])
})

test('globals that are new, changed or removed', async () => {
  all['changed'] = all['removed'] = 1
  expect(await leftBy(() => (all['leaked'] = 1))).toEqual(
    text('global leaked (new)', 'delete globalThis.leaked'),
  )
  expect(await leftBy(() => (all['changed'] = 2))).toEqual(
    text('global changed (changed)', 'globalThis.changed = before'),
  )
  expect(await leftBy(() => delete all['removed'])).toEqual(
    text('global removed (removed)', 'globalThis.removed = before'),
  )
  expect([all['changed'], all['removed'], 'leaked' in all]).toEqual([1, 1, false])
  delete all['changed']
  delete all['removed']
})

test('a symbol, a name with an underscore and one that is undefined are none', async () => {
  const body = () => {
    all['_cache'] = 1
    all['empty'] = undefined
    Reflect.set(globalThis, Symbol.for('vac'), 1)
  }
  expect(await leftBy(body)).toEqual([])
})

test('a handler of the console', async () => {
  const { info } = console
  expect(await leftBy(() => (console.info = () => undefined))).toEqual(
    text('console info (changed)', 'console.info = before'),
  )
  expect(console.info).toBe(info)
})

test('the limit of stack traces and the exit code', async () => {
  const { stackTraceLimit } = Error
  expect(await leftBy(() => (Error.stackTraceLimit = 3))).toEqual(
    text(
      `stack trace limit (now 3, before ${stackTraceLimit})`,
      `Error.stackTraceLimit = ${stackTraceLimit}`,
    ),
  )
  const { exitCode } = process
  expect(await leftBy(() => (process.exitCode = 5))).toEqual(
    text(`exit code (now 5, before ${exitCode})`, `process.exitCode = ${exitCode}`),
  )
  expect([Error.stackTraceLimit, process.exitCode]).toEqual([stackTraceLimit, exitCode])
})

test('a listener on process, of any event', async () => {
  const mine = () => undefined
  expect(await leftBy(() => process.on('SIGUSR2', mine))).toEqual(
    text('process listener SIGUSR2 (new)', "process.off('SIGUSR2', listener)", 'Remove it'),
  )
  expect(process.listeners('SIGUSR2')).not.toContain(mine)
})

test('a patch that is still started', async () => {
  const target = { load: () => 1, save: () => 1 }
  expect(
    await leftBy(() => {
      patch.object(target, 'load').start()
      patch.dict(process.env, { VAC_PATCHED: '1' }).start()
      patch.object(target, 'save').start()
      patch.object(all, 'leaked', { new: 1, create: true }).start()
    }),
  ).toHaveLength(4)
  expect([target.load(), target.save(), process.env['VAC_PATCHED'], 'leaked' in all]).toEqual([
    1,
    1,
    undefined,
    false,
  ])
  expect(await leftBy(() => patch.object(target, 'load').start())).toEqual(
    text('patch load (still started)', 'patcher.stop()', 'Stop it'),
  )
})

test('fake timers are put back by their own uninstall, and what they replaced is not told beside them', async () => {
  const { now } = performance
  expect(await leftBy(() => vi.useFakeTimers({ toFake: ['setTimeout', 'Date', 'performance'] }))).toEqual(
    text('fake timers (left on)', 'vi.useRealTimers()', 'Put the real ones back'),
  )
  expect([performance.now === now, 'clock' in setTimeout, 'clock' in Date]).toEqual([true, false, false])
  vi.useRealTimers()
})
