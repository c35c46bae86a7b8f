import crypto from 'node:crypto'
import dgram from 'node:dgram'
import fs from 'node:fs'
import fsp from 'node:fs/promises'
import { promisify } from 'node:util'
import { MessageChannel } from 'node:worker_threads'
import zlib from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { turn, watchTest, type WatchedTest } from './watching.ts'

let watched: WatchedTest
beforeEach(() => {
  watched = watchTest()
})
afterEach(() => watched.close())

/** As the clock does: by a timer that keeps no process alive. */
const look = () => new Promise<void>(resolve => void setTimeout(resolve, 1).unref())

describe('a verdict is ruled out by what is alive outside of the test', () => {
  test.each<[string, () => () => unknown]>([
    [
      'a timer from outside of the test ran',
      () => {
        const timer = setTimeout(() => {}, 60_000)
        return () => clearTimeout(timer)
      },
    ],
    [
      'an immediate from outside of the test was to run',
      () => {
        const immediate = setImmediate(() => {})
        return () => clearImmediate(immediate)
      },
    ],
    [
      'a UDP socket from outside of the test was open',
      () => {
        const socket = dgram.createSocket('udp4').bind(0, '127.0.0.1')
        return () => socket.close()
      },
    ],
    [
      'a file watcher from outside of the test was open',
      () => {
        const watcher = fs.watch(import.meta.dirname)
        return () => watcher.close()
      },
    ],
    [
      'a message port from outside of the test was open',
      () => {
        const { port1 } = new MessageChannel()
        port1.on('message', () => {})
        return () => port1.close()
      },
    ],
    [
      'a request (FSReqPromise) from outside of the test was under way',
      () => {
        const read = fsp.readFile(import.meta.filename)
        return () => read
      },
    ],
    [
      'Atomics.waitAsync() of code outside of the test was under way',
      () => {
        const cell = new Int32Array(new SharedArrayBuffer(4))
        ;(Atomics as unknown as { waitAsync(...args: unknown[]): void }).waitAsync(cell, 0, 0)
        return async () => {
          Atomics.notify(cell, 0)
          await turn()
        }
      },
    ],
  ])('%s', async (text, open) => {
    const close = open()
    expect(watched.inFlight.reason()).toBeUndefined()
    expect(watched.inFlight.rulesOutVerdict()).toBe(text)
    await close()
    while (watched.inFlight.rulesOutVerdict() === text) await turn()
  })

  test.each<[string, () => Promise<unknown>]>([
    ['a key', () => promisify(crypto.pbkdf2)('a', 'b', 100_000, 32, 'sha256')],
    ['a compression', () => promisify(zlib.gzip)(Buffer.alloc(1e6))],
  ])('%s that is computed, which nothing else tells of', async (_what, compute) => {
    const { inFlight } = watched
    while (inFlight.rulesOutVerdict() ?? inFlight.rulesOutAtLast()) await look()
    const computed = compute()
    expect([inFlight.rulesOutVerdict(), inFlight.rulesOutAtLast()]).toEqual([
      undefined,
      'a request from outside of the test was under way',
    ])
    await computed
    while (inFlight.rulesOutAtLast()) await look()
  })
})

test('a timer that was released rules out none', () => {
  const timer = setInterval(() => {}, 60_000).unref()
  expect(watched.inFlight.rulesOutVerdict()).toBeUndefined()
  clearInterval(timer)
})

test('what has read a file for a stream rules out none, though Node keeps it', async () => {
  const handle = await fsp.open(import.meta.filename)
  for await (const chunk of handle.readableWebStream()) void chunk
  await handle.close()
  while (watched.inFlight.rulesOutVerdict() ?? watched.inFlight.rulesOutAtLast()) await look()
})
