import { expect, test } from 'vitest'
import { receiveByRealTicks } from '../../../../src/vitest/host/real-ticks.ts'

const kChannelHandle = Symbol('kChannelHandle')
const tick = (put: (name: string) => void, name: string) => () => put(name)

function makeHost(put: (name: string) => void) {
  const host = {
    send: () => true,
    nextTick: tick(put, 'real'),
    [kChannelHandle]: { onread: () => host.nextTick() },
  }
  return host
}

const asProcess = (host: object) => host as unknown as NodeJS.Process

test('a message of the main process is handed on by real ticks, and fake ones stay in force', () => {
  const events: string[] = []
  const host = makeHost(name => events.push(name))
  receiveByRealTicks(asProcess(host))
  host.nextTick = Object.assign(
    tick(name => events.push(name), 'fake'),
    { clock: {} },
  )
  host[kChannelHandle].onread()
  host.nextTick()
  expect(events).toEqual(['real', 'fake'])
})

test('a channel is watched once, and not while ticks are fake', () => {
  const host = makeHost(() => {})
  const { nextTick } = host
  const { onread } = host[kChannelHandle]
  host.nextTick = Object.assign(() => {}, { clock: {} })
  receiveByRealTicks(asProcess(host))
  expect(host[kChannelHandle].onread).toBe(onread)
  host.nextTick = nextTick
  receiveByRealTicks(asProcess(host))
  const watched = host[kChannelHandle].onread
  expect(watched).not.toBe(onread)
  receiveByRealTicks(asProcess(host))
  expect(host[kChannelHandle].onread).toBe(watched)
})

test('a thread and a browser have no such channel', () => {
  expect(() => {
    receiveByRealTicks(asProcess({ nextTick: () => {} }))
    receiveByRealTicks(asProcess({ send: () => true, nextTick: () => {} }))
    receiveByRealTicks(asProcess({ send: () => true, nextTick: () => {}, [kChannelHandle]: {} }))
  }).not.toThrow()
})
