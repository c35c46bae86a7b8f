import { nodeModule } from '../../internal/index.ts'

/** Where the callback of a timer runs. */
export interface TimerContext {
  runInAsyncScope<T>(fn: () => T): T
}

/**
 * The async context that Node keeps for a timer of its own. Node has no way in but its own strike: what keeps the context, under
 * symbols on the timer (a frame from Node 24 on, one value for each AsyncLocalStorage before), is put on a resource.
 * Where a version keeps it elsewhere, the callback runs outside every context.
 */
export function contextOf(timer: object): TimerContext {
  const { AsyncResource } = nodeModule('node:async_hooks')
  const context = new AsyncResource('VirtualTimeout', { requireManualDestroy: true })
  const frameKey = Object.getOwnPropertySymbols(context).find(key => key.description === 'context_frame')
  for (const key of Object.getOwnPropertySymbols(timer)) {
    const value: unknown = Reflect.get(timer, key)
    if (key.description === 'kResourceStore') Reflect.set(context, key, value)
    if (key.description === 'kAsyncContextFrame' && frameKey) Reflect.set(context, frameKey, value)
  }
  return context
}
