import { builtin } from './platform.ts'

/** Hears of what Node publishes on a diagnostics channel from now on. Returns what stops it. */
export function onPublished(channel: string, hear: (message: never) => void): () => void {
  const channels = builtin('node:diagnostics_channel')
  const listener = hear as (message: unknown) => void
  channels?.subscribe(channel, listener)
  return () => void channels?.unsubscribe(channel, listener)
}
