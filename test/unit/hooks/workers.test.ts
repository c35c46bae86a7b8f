import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { received, runInScope, scopeOf } from './support.ts'

/** What the owner of a worker receives until the worker has ended. */
async function receivedFrom(code: string, use: (worker: Worker) => unknown = () => {}): Promise<string[]> {
  const scope = scopeOf('A.testX')
  const worker = runInScope(scope, () => new Worker(code, { eval: true }))
  const ended = new Promise(resolve => worker.once('exit', resolve))
  use(worker)
  await ended
  return received(scope)
}

const failing = 'throw new Error("boom")'

test('an error that ends a thread', async () => {
  expect(await receivedFrom(failing)).toEqual(['a worker thread: boom'])
})

test('an error that ends a thread, with an error listener, which hears it as well', async () => {
  const heard: string[] = []
  const listen = (worker: Worker) => worker.on('error', error => heard.push((error as Error).message))
  expect(await receivedFrom(failing, listen)).toEqual(['a worker thread: boom'])
  expect(heard).toEqual(['boom'])
})

test('a rejection that ends a thread', async () => {
  expect(await receivedFrom('Promise.reject(new Error("boom"))')).toEqual(['a worker thread: boom'])
})

test('a thread that exits with 0 is no exception', async () => {
  expect(await receivedFrom('process.exit(0)')).toEqual([])
})

test('an exit code that nobody asked for', async () => {
  expect(await receivedFrom('process.exit(4)')).toEqual([
    'a worker thread: A worker thread ended with exit code 4. Call its terminate() to end it, or let it exit with 0.',
  ])
})

test('a thread that is terminated was asked to end', async () => {
  expect(await receivedFrom('setInterval(() => {}, 1000)', worker => worker.terminate())).toEqual([])
})

test('a message that cannot be read', async () => {
  const unreadable = (worker: Worker) => worker.emit('messageerror', new Error('cannot be read'))
  expect(await receivedFrom('', unreadable)).toEqual(['a worker thread: cannot be read'])
})
