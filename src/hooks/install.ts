import { builtin, realTime } from '../internal/index.ts'
import { currentScope, newScope, setUnraisable, type OwnedError, type Owner } from '../ownership/index.ts'
import { stampCreators } from './creators.ts'
import { onMonitoredException, onUncaughtException } from './uncaught.ts'
import type { SlotHost } from './hook-slot.ts'
import { onNewListener, onRemoveListener } from './left-on-process.ts'
import { listenFirst, type ProcessListener } from './own-listeners.ts'
import { installed, prepareErrorHooks } from './prepare.ts'
import { onRejectionHandled, onUnhandledRejection, raiseParked } from './rejections.ts'
import { raiseUnraisable, unraisableHooks } from './sys.ts'
import { exceptHooks } from './threading.ts'
import { surviveListeners } from './throwing-listeners.ts'
import { setUnowned, type UnownedHost } from './unowned.ts'
import { watchWorkers } from './workers.ts'

/** What the hooks need of the host. */
export interface ErrorHooksHost extends SlotHost, UnownedHost {}

/** Starts routing errors that nobody caught. Called for every test file; what is installed already stays. */
export function installErrorHooks(host: ErrorHooksHost): void {
  setUnowned(host)
  setUnraisable(raiseFor)
  unraisableHooks.host = host
  exceptHooks.host = host
  if (!builtin('node:async_hooks')) return
  prepareErrorHooks()
  if (installed.isListening) return
  installed.isListening = true
  installed.undo.push(watchWorkers(installed.early.splice(0)), listenFirst(ourListeners), knowCreators())
}

/** What other parts of the library found: a callback of the event loop that threw, a resource that would not close. */
function raiseFor(owner: Owner, { error, origin }: OwnedError, object: unknown): void {
  const current = currentScope()
  const scope = current?.owner === owner ? current : newScope(owner)
  raiseUnraisable({ scope, error, origin }, object)
}

/** Before Node 24 the context of a rejection is that of the promise's maker already. */
function knowCreators(): () => void {
  return Number.parseInt(process.versions.node, 10) >= 24 ? stampCreators() : () => {}
}

const ourListeners = {
  uncaughtException: onUncaughtException,
  uncaughtExceptionMonitor: onMonitoredException,
  unhandledRejection: onUnhandledRejection,
  rejectionHandled: onRejectionHandled,
  newListener(event: string | symbol, listener: ProcessListener) {
    onNewListener(event, listener)
    surviveListeners(event)
  },
  removeListener: onRemoveListener,
}

/**
 * To be awaited before the owner's verdict, while it may still receive errors: waits one turn of the loop, in which
 * rejections that nobody handled and errors of immediates arrive, and hands over what was kept back until now.
 */
export function gatherErrors(owner: Owner): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    realTime.setImmediate(() => {
      try {
        raiseParked(owner)
        resolve()
      } catch (error) {
        reject(error)
      }
    })
  })
}
