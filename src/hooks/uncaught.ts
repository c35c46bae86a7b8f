import { builtin } from '../internal/index.ts'
import { currentScope } from '../ownership/index.ts'
import { raiseUnraisable, unraisableHooks } from './sys.ts'
import { takeThrown } from './tagged.ts'
import { fileScope, passOn } from './unowned.ts'

/** Node's `uncaughtException`: to the hook or the owner of the work that threw, else to the host. */
export function onUncaughtException(error: unknown): void {
  const thrown = takeThrown(error)
  const scope = thrown?.scope ?? currentScope() ?? fileScope()
  if (!scope && !unraisableHooks.isSet(undefined)) return passOn('uncaughtException', error)
  const { origin, object } = thrown ?? sourceOf(runningResource())
  raiseUnraisable({ scope, error, origin }, object)
}

/**
 * Node's `uncaughtExceptionMonitor`: a capture callback of the user's keeps the other event from being emitted, and is no
 * more a hook than a listener is. A domain sets one too, and has taken the exception.
 */
export function onMonitoredException(error: unknown, origin: string): void {
  if (origin !== 'uncaughtException' || !process.hasUncaughtExceptionCaptureCallback()) return
  if (!(process as { domain?: unknown }).domain) onUncaughtException(error)
}

function runningResource(): object {
  return builtin('node:async_hooks')?.executionAsyncResource() ?? {}
}

/** Node still has the resource at hand whose callback threw; its class is the same on all versions. */
function sourceOf(resource: object): { origin: string; object: unknown } {
  const kind = resource.constructor?.name
  if (kind === 'Immediate') return { origin: 'an immediate', object: resource }
  if (kind !== 'Timeout') return { origin: 'a callback', object: null }
  const repeats = (resource as { _repeat?: number | null })._repeat
  return { origin: typeof repeats === 'number' ? 'an interval' : 'a timer', object: resource }
}
