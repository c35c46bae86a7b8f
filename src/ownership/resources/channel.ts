import { builtin } from '../../internal/index.ts'

/** Hears of what Node publishes on a diagnostics channel from now on. */
export function onPublished(channel: string, hear: (message: never) => void): void {
  builtin('node:diagnostics_channel')?.subscribe(channel, hear as (message: unknown) => void)
}
