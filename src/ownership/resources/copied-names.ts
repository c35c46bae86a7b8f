import { isProcessGlobal, nodeModule, underSymbol } from '../../internal/index.ts'
import {
  Creation,
  hookedTimerDepth,
  type Resource,
  type ResourceState,
  kindOfTimer,
  type NativeTimer,
} from '../ledger/index.ts'
import { isInsideStandIn, watchInside } from './inside-stand-in.ts'
import { recordResource, recordTimer, timerLine } from './record.ts'
import { currentOwner } from '../owner/index.ts'
import { recordWindowInterval } from './window-timers.ts'

interface WatcherHandle {
  hasRef?(): boolean
  close(): void
}

/** A watcher that was made through a name which does not reach our replacement, seen by its handle. */
class HookedWatcher implements Resource {
  readonly kind = 'file watcher'
  readonly remedy: string
  readonly object: WatcherHandle

  constructor(handle: WatcherHandle, remedy: string) {
    this.object = handle
    this.remedy = remedy
  }

  state(): ResourceState {
    return this.object.hasRef?.() === true ? 'open' : 'closed'
  }

  close(): void {
    const watcher: { stop?(): void; close?(): void } | undefined = underSymbol(this.object, 'owner_symbol')
    if (watcher?.stop) watcher.stop()
    else if (watcher?.close) watcher.close()
    else this.object.close()
  }

  detail(): string {
    return ''
  }
}

/**
 * In the vm pools Vitest copies the named exports of built-in modules before a setup file runs. What a test file imports
 * is mended when it does (`internal/builtin-facades.ts`); a package that is linked to an early copy never reaches our
 * replacement. There, and only there, an async hook sees what is made past it. It has no `destroy`, which is the dear part.
 */
export function trackCopiedNames(): void {
  if (isProcessGlobal()) return
  const hooks = nodeModule('node:async_hooks')
  const options = {
    // Known from Node 24.12 on; where it is unknown, AsyncLocalStorage has promises tracked already.
    trackPromises: false,
    init(_id: number, type: string, _trigger: number, resource: object) {
      if (!isInsideStandIn()) onMade(type, resource)
    },
  }
  watchInside()
  hooks.createHook(options).enable()
}

function onMade(type: string, made: object): void {
  if (isTimer(type, made)) onTimer(made)
  else if (isWatcher(type, made))
    onWatcher(made, type === 'STATWATCHER' ? 'unwatchFile(path)' : 'watcher.close()')
}

function isTimer(type: string, _made: object): _made is NativeTimer {
  return type === 'Timeout' || type === 'Immediate'
}

function isWatcher(type: string, _made: object): _made is WatcherHandle {
  return type === 'FSEVENTWRAP' || type === 'STATWATCHER'
}

function onTimer(timer: NativeTimer): void {
  const owner = currentOwner()
  if (!owner || recordWindowInterval(owner, timer)) return
  recordTimer(owner, timer, timerLine(owner, kindOfTimer(timer), timer._idleTimeout, hookedTimerDepth))
}

function onWatcher(handle: WatcherHandle, remedy: string): void {
  recordResource(() => new HookedWatcher(handle, remedy), Creation.here())
}
