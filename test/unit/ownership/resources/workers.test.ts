import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterEach, expect, test } from 'vitest'
import { Owner, standInForNode, startTracking, type Resource } from '../../../../src/ownership/index.ts'
import { runAs } from '../leaks/leaks-of.ts'

standInForNode()
startTracking()

let worker: Worker | undefined
afterEach(async () => void (await worker?.terminate()))

/** A worker whose thread runs `code`, as the library sees it. */
async function started(code: string, workerData?: SharedArrayBuffer): Promise<Resource> {
  const owner = await runAs(new Owner('test', 'ServerTest.testGet'), () => {
    worker = new Worker(code, { eval: true, workerData })
  })
  return owner.ledger!.live().find(({ resource }) => resource.kind === 'worker')!.resource
}

function open(gate: Int32Array, value: number): void {
  Atomics.store(gate, 0, value)
  Atomics.notify(gate, 0)
}

test('a worker gets on while its thread boots, runs its file and goes on after its first message', async () => {
  const gate = new Int32Array(new SharedArrayBuffer(4))
  const resource = await started(
    `const { parentPort, workerData } = require('node:worker_threads')
     parentPort.on('message', () => {})
     const gate = new Int32Array(workerData)
     Atomics.wait(gate, 0, 0)
     parentPort.postMessage('ready')
     Atomics.wait(gate, 0, 1)`,
    gate.buffer,
  )
  worker!.on('message', () => undefined)
  const booting = resource.startUp?.()
  await once(worker!, 'online')
  const running = [resource.startUp?.(), resource.startUp?.()]
  const ready = once(worker!, 'message')
  open(gate, 1)
  await ready
  const after = [resource.startUp?.(), resource.startUp?.()]
  open(gate, 2)
  expect([booting, ...running, ...after]).toEqual(Array(5).fill('moving'))
})

test('a worker is ready when its thread has stood still five times in a row after its first message', async () => {
  const resource = await started(
    `const { parentPort } = require('node:worker_threads')
     parentPort.on('message', () => {})
     parentPort.postMessage('ready')`,
  )
  await once(worker!, 'message')
  const steps = [resource.startUp?.()]
  for (; steps.at(-1) !== undefined; steps.push(resource.startUp?.())) await turn()
  expect(steps.slice(-6)).toEqual([...Array<string>(5).fill('still'), undefined])
})

test('a worker whose thread has nothing to do and has sent no message stands still', async () => {
  const resource = await started("require('node:worker_threads').parentPort.on('message', () => {})")
  worker!.on('message', () => undefined)
  let step = resource.startUp?.()
  for (; step === 'moving'; step = resource.startUp?.()) await turn()
  expect(step).toBe('still')
})

test('a worker is ready when it is online, idle or busy, where nobody listens for its messages', async () => {
  const steps: unknown[] = []
  for (const code of ['setInterval(() => {}, 1e6)', 'for (;;);']) {
    const resource = await started(code)
    steps.push(resource.startUp?.())
    await once(worker!, 'online')
    steps.push(resource.startUp?.())
    await worker!.terminate()
  }
  expect(steps).toEqual(['moving', undefined, 'moving', undefined])
})

test('a worker that was released or asked to end is no start any more', async () => {
  const released = await started("require('node:worker_threads').parentPort.on('message', () => {})")
  worker!.unref()
  expect(released.startUp?.()).toBeUndefined()
  await worker!.terminate()
  const ended = await started('')
  void worker!.terminate()
  expect(ended.startUp?.()).toBeUndefined()
})
