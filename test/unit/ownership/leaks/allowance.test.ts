import { expect, test } from 'vitest'
import { allowLeak, Owner, releaseResources, unusedAllowances } from '../../../../src/ownership/index.ts'
import { leaksOf, runAs } from './leaks-of.ts'

const noop = () => undefined
const reason = 'the driver pings by itself'

test('an allowance tolerates one leak and leaves it alive', async () => {
  let timer!: NodeJS.Timeout
  const { shown, owner } = await leaksOf(() => {
    allowLeak({ kind: 'interval', reason })
    timer = setInterval(noop, 9e4)
    setInterval(noop, 8e4)
  })
  expect(shown).toEqual(['1 interval (every 80000 ms): clearInterval(timer)'])
  expect((timer as unknown as { _destroyed: boolean })._destroyed).toBe(false)
  expect(unusedAllowances(owner)).toEqual([])
  clearInterval(timer)
})

test('an allowance may look at the stack', async () => {
  const { shown } = await leaksOf(() => {
    allowLeak({ stack: 'startDriver', reason })
    allowLeak({ stack: /allowance\.test\.ts:\d+/, kind: 'timeout', reason })
    const startDriver = () => setInterval(noop, 9e4)
    clearInterval(startDriver().unref())
    startDriver()
    setTimeout(noop, 9e4)
    setInterval(noop, 7e4)
  })
  expect(shown).toEqual(['1 interval (every 70000 ms): clearInterval(timer)'])
})

test('an allowance of the class speaks for each of its tests', async () => {
  const parent = new Owner('class', 'ServerTest')
  await runAs(parent, () => allowLeak({ kind: 'timeout', reason }))
  const timers: NodeJS.Timeout[] = []
  const body = () => void timers.push(setTimeout(noop, 9e4))
  expect((await leaksOf(body, parent)).shown).toEqual([])
  expect((await leaksOf(body, parent)).shown).toEqual([])
  expect(unusedAllowances(parent)).toEqual([])
  for (const timer of timers) clearTimeout(timer)
})

test('an allowance that no leak has needed is reported, once, with its line', async () => {
  const owner = await runAs(new Owner('test', 'T'), () => {
    allowLeak({ kind: 'socket', stack: 'driver', reason })
    allowLeak({ reason })
  })
  await releaseResources(owner)
  const errors = unusedAllowances(owner)
  expect(errors.map(error => error.message)).toEqual([
    "allowLeak({ kind: 'socket', stack: 'driver' }) was not needed: no such leak happened (reason given: the driver pings by itself). Remove it.",
    'allowLeak(…) was not needed: no such leak happened (reason given: the driver pings by itself). Remove it.',
  ])
  expect(errors[0]?.stack?.split('\n')[1]).toMatch(/allowance\.test\.ts:\d+:\d+/)
  expect(unusedAllowances(owner)).toEqual([])
})

test.for([
  [undefined, 'allowLeak() takes an object: { kind?, stack?, reason }; it got undefined.'],
  [['timeout'], 'allowLeak() takes an object: { kind?, stack?, reason }; it got an array of 1.'],
  [{}, 'allowLeak() needs a reason, a text that says why the leak is tolerated; it got undefined.'],
  [{ reason: ' ' }, 'allowLeak() needs a reason, a text that says why the leak is tolerated; it got " ".'],
  [
    { reason, kind: 'timer' },
    'allowLeak() knows no kind "timer". The kinds are: timeout, interval, immediate, server, socket, HTTP/2 session, UDP socket, ' +
      'HTTP request, fetch request, web socket, child process, worker, file watcher, message port, broadcast channel, ' +
      'file handle, file stream.',
  ],
  [{ reason, stack: 5 }, 'allowLeak() takes a text or a RegExp as stack; it got 5.'],
] as const)('bad input: %j', ([input, message]) => {
  expect(() => allowLeak(input as never)).toThrow(
    expect.objectContaining({ name: 'AllowLeakArgumentError', message }),
  )
})
