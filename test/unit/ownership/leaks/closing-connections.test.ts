import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { isClosingSocket } from '../../../../src/ownership/leaks/closing-connections.ts'

/** A socket on which `ws` speaks. */
function spokenOn(readyState: number): Socket {
  return Object.assign(new Socket(), { [Symbol('websocket')]: { readyState } })
}

test('a socket is closing when its own end was asked for', () => {
  expect([new Socket(), new Socket().end()].map(isClosingSocket)).toEqual([false, true])
})

test('a socket is closing when the web socket on it was asked to close', () => {
  expect([0, 1, 2, 3].map(state => isClosingSocket(spokenOn(state)))).toEqual([false, false, true, false])
})

test('a socket that is over is not closing', () => {
  expect(isClosingSocket(spokenOn(2).destroy())).toBe(false)
})
