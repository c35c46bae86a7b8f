import { builtin } from '../../internal/index.ts'
import {
  Creation,
  hookedTimerDepth,
  type Resource,
  type ResourceState,
  kindOf,
  type NativeTimer,
} from '../ledger/index.ts'
import { isMaking, watchMaking } from './making.ts'
import { record, recordTimer, timerLine } from './record.ts'
import { currentOwner } from '../owner/index.ts'
import { underSymbol } from './private-state.ts'

interface Handle {
  hasRef?(): boolean
  close(): void
}

/** A watcher that was made through a name which does not reach our replacement, seen by its handle. */
class HookedWatcher implements Resource {
  readonly kind = 'file watcher'
  readonly remedy: string
  readonly object: Handle

  constructor(handle: Handle, remedy: string) {
    this.object = handle
    this.remedy = remedy
  }

  state(): ResourceState {
    return this.object.hasRef?.() === true ? 'open' : 'closed'
  }

  close(): void {
    const watcher = underSymbol(this.object, 'owner_symbol') as { stop?(): void; close?(): void } | undefined
    if (watcher?.stop) watcher.stop()
    else if (watcher?.close) watcher.close()
    else this.object.close()
  }

  detail(): string {
    return ''
  }
}

/**
 * In the vm pools Vitest copies the named exports of built-in modules before a setup file runs, so that
 * `import { setTimeout } from 'node:timers/promises'` never reaches our replacement. There, and only there, an async
 * hook sees what is made past it. It has no `destroy`, which is the dear part.
 */
export function trackCopiedNames(): void {
  const hooks = builtin('node:async_hooks') as typeof import('node:async_hooks')
  if (!isInVmContext()) return
  const options = {
    // Known from Node 24.12 on; where it is unknown, AsyncLocalStorage has promises tracked already.
    trackPromises: false,
    init(_id: number, type: string, _trigger: number, resource: object) {
      if (!isMaking()) onMade(type, resource)
    },
  }
  watchMaking()
  hooks.createHook(options).enable()
}

function onMade(type: string, resource: object): void {
  if (type === 'Timeout' || type === 'Immediate') onTimer(resource as NativeTimer)
  else if (type === 'FSEVENTWRAP') onWatcher(resource as Handle, 'watcher.close()')
  else if (type === 'STATWATCHER') onWatcher(resource as Handle, 'unwatchFile(path)')
}

function onTimer(timer: NativeTimer): void {
  const owner = currentOwner()
  if (owner?.kind !== 'test') return
  recordTimer(owner, timer, timerLine(owner, kindOf(timer), timer._idleTimeout, hookedTimerDepth))
}

function onWatcher(handle: Handle, remedy: string): void {
  record(() => new HookedWatcher(handle, remedy), Creation.here())
}

/** Each vm context has built-in classes of its own. */
function isInVmContext(): boolean {
  return builtin('node:vm')?.runInThisContext('Object') !== Object
}
