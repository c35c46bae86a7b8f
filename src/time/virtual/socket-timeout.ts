import { builtin, nodeModule } from '../../internal/index.ts'
import type { OwnerClock } from '../../ownership/index.ts'
import { replaceMember } from '../replaced/index.ts'
import { nodeTimeoutClass, type NodeTimeout } from './node-timeout.ts'
import { Timeout } from './virtual-timeout.ts'

type Socket = import('node:net').Socket

/**
 * `socket.setTimeout`, and what stands on it: the time-outs of `http`, its keep-alive. Node keeps the timer on the socket and
 * refreshes it at each read and write: one of a virtual clock is put in its place.
 */
export function replaceSocketTimeout(currentClock: () => OwnerClock | undefined): () => void {
  const prototype = builtin('node:net')?.Socket.prototype
  if (!prototype) return () => {}
  return replaceMember(
    prototype,
    'setTimeout',
    original =>
      function (this: Socket, ...args) {
        takeVirtual(this)
        const result = original.apply(this, args)
        const clock = currentClock()
        if (clock) putOn(clock, this)
        return result
      },
  )
}

/** Newer versions of Node start the timer that is there once more: never one of ours. */
function takeVirtual(socket: Socket): void {
  const [key, timer] = timerOf(socket, timer => timer instanceof Timeout)
  if (!key) return
  nodeModule('node:timers').clearTimeout(timer)
  Reflect.set(socket, key, null)
}

function putOn(clock: OwnerClock, socket: Socket): void {
  const isLive = (timer: object) => !(timer as NodeTimeout)._destroyed
  const [key, timer] = timerOf(socket, isLive)
  if (!key) return
  const { _onTimeout, _idleTimeout, _timerArgs = [] } = timer as object as NodeTimeout
  nodeModule('node:timers').clearTimeout(timer)
  Reflect.set(socket, key, clock.makeTimer('timeout', [_onTimeout, _idleTimeout, ..._timerArgs]).unref())
}

/** Where a socket keeps its timer: below a symbol of Node's own. */
function timerOf(
  socket: Socket,
  isMeant: (timer: object) => boolean,
): [symbol, NodeJS.Timeout] | [undefined, undefined] {
  const NodesTimeout = nodeTimeoutClass()
  for (const key of Object.getOwnPropertySymbols(socket)) {
    const value: unknown = Reflect.get(socket, key)
    if (value instanceof NodesTimeout && isMeant(value)) return [key, value as object as NodeJS.Timeout]
  }
  return [undefined, undefined]
}
