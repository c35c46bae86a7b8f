import { builtin, readable } from '../internal/index.ts'
import { comesOfEnding, currentScope, linesOfFailed, takeTagged, type Scope } from '../ownership/index.ts'
import { addLinesOfCall } from './lines-of-call.ts'
import { raiseUnraisable, unraisableHooks } from './sys.ts'
import { scopeOfThrowingListener } from './throwing-listeners.ts'
import { isTakenFor, passToHost, scopeOfFile } from './unowned.ts'

/** Node's `uncaughtException`: to the hook or the owner of the work that threw, else to the host. */
export function onUncaughtException(error: unknown): void {
  const isRaised = raiseOwned(error, () => scopeOfFile('uncaughtException'))
  if (!isRaised) passToHost('uncaughtException', error)
}

/**
 * Node's `uncaughtExceptionMonitor`: a capture callback of the user's keeps the other event from being emitted, and is no
 * more a hook than a listener is. What has no owner it has taken, as a listener would; so has a domain, which sets one too.
 */
export function onMonitoredException(error: unknown, origin: string): void {
  if (origin !== 'uncaughtException' || !process.hasUncaughtExceptionCaptureCallback()) return
  if (!('domain' in process && process.domain)) raiseOwned(error, () => undefined)
}

/** Whether somebody here answers for the error, or it has been told already. */
function raiseOwned(error: unknown, otherwise: () => Scope | undefined): boolean {
  if (comesOfEnding(error)) return true
  const thrown = takeTagged(error)
  // Node forgets to leave the context of a tick that threw: what comes in none would seem to be that one's.
  const scope = thrown?.scope ?? scopeOfThrowingListener() ?? currentScope() ?? otherwise()
  if (!scope && !unraisableHooks.isSet(undefined)) return false
  if (scope && isTakenFor(scope.owner, 'uncaughtException')) return true
  const { origin, object } = thrown ?? throwerOf(runningResource())
  const caught = readable(error)
  if (scope) addLinesOfCall(caught, failed => linesOfFailed(failed, scope.owner))
  raiseUnraisable({ scope, error: caught, origin }, object)
  return true
}

function runningResource(): object {
  return builtin('node:async_hooks')?.executionAsyncResource() ?? {}
}

/** Node still has the resource at hand whose callback threw; its class is the same on all versions. */
function throwerOf(resource: object): { origin: string; object: unknown } {
  const kind = resource.constructor?.name
  if (kind === 'Immediate') return { origin: 'an immediate', object: resource }
  if (kind !== 'Timeout') return { origin: 'a callback', object: null }
  const { _repeat }: { _repeat?: number | null } = resource
  return { origin: typeof _repeat === 'number' ? 'an interval' : 'a timer', object: resource }
}
