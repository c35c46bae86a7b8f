import { configureSync, getConfig, type LogLevel, type Sink } from '@logtape/logtape'

export interface BasicConfig {
  /** Where all loggers write. One that is disposable is disposed of when another takes its place. */
  sink: Sink
  /** The least level that is written; `warning` unless given. */
  level?: LogLevel
  /** Replaces an earlier configuration. */
  force?: boolean
}

/**
 * Sets up logging, unless that was done before: then only `force` has an effect. Python's `logging.basicConfig`.
 * @returns whether this configuration holds
 */
export function basicConfig({ sink, level = 'warning', force = false }: BasicConfig): boolean {
  if (getConfig() !== null && !force) return false
  configureSync({
    reset: force,
    sinks: { root: sink },
    loggers: [
      { category: [], sinks: ['root'], lowestLevel: level },
      // LogTape's own reports, which it asks to be named.
      { category: ['logtape', 'meta'], sinks: ['root'], lowestLevel: 'warning' },
    ],
  })
  return true
}
