import { builtin } from '../../internal/index.ts'

/** Node's own timers as they are now: patched by us, but never a fake clock's, which replaces those of the global. */
export function nodeTimers(): typeof import('node:timers') {
  return builtin('node:timers') as typeof import('node:timers')
}
