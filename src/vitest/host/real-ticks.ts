import { isFake } from '../../internal/index.ts'

const watchMark = Symbol.for('vitest-async-case.real-ticks')

/** The end of a child process's channel to its parent, as Node keeps it. */
interface Channel {
  onread: ((...args: unknown[]) => unknown) & { [watchMark]?: true }
}

/**
 * Node hands a message of the main process on by `process.nextTick`, whoever's that is when it comes. Fake timers that
 * have taken it (sinon's do, unless told otherwise) would keep Vitest's answers, and the run would wait for them for ever.
 */
export function receiveByRealTicks(host: NodeJS.Process | undefined = globalThis.process): void {
  const channel = channelOf(host)
  if (!host || typeof channel?.onread !== 'function' || channel.onread[watchMark] || isFake(host.nextTick))
    return
  const { onread } = channel
  const { nextTick } = host
  const reading: Channel['onread'] = function (this: unknown, ...args) {
    const inForce = host.nextTick
    host.nextTick = nextTick
    try {
      return onread.apply(this, args)
    } finally {
      host.nextTick = inForce
    }
  }
  reading[watchMark] = true
  channel.onread = reading
}

function channelOf(host: NodeJS.Process | undefined): Channel | undefined {
  if (!host?.send) return undefined
  const key = Object.getOwnPropertySymbols(host).find(({ description }) => description === 'kChannelHandle')
  return key && (host as unknown as Record<symbol, Channel | undefined>)[key]
}
