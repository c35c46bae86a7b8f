import { builtin, shared, sharedByProcess } from '../../internal/index.ts'
import { adoptReplacement, replaceClass, replaceFunction } from './replace.ts'

const inProcess = sharedByProcess('stand-ins.installed', () => ({ isInstalled: false }))
const inGlobal = shared('stand-ins.installed', () => ({ isInstalled: false }))

/**
 * Replaces the functions of Node that a module may take a copy of while it is imported: to be called before a test file
 * is. Built-in modules are changed once per process, the names in the global once per global (the vm pools have many).
 * Cheap to call again. Does nothing outside Node.
 */
export function standInForNode(): void {
  const modules = builtin('node:module')
  if (inGlobal.isInstalled || !modules) return
  inGlobal.isInstalled = true
  if (!inProcess.isInstalled) {
    inProcess.isInstalled = true
    replaceInModules()
    // Named imports of built-in modules see the replacements from here on, those made earlier included.
    modules.syncBuiltinESMExports()
  }
  replaceInGlobal()
}

const timers = ['setTimeout', 'setInterval', 'setImmediate'] as const
const channels = ['MessageChannel', 'BroadcastChannel'] as const

type Holder = Record<string, unknown>

function replaceInModules(): void {
  const promises = builtin('node:timers/promises') as unknown as Holder & { scheduler: Holder }
  const fs = builtin('node:fs') as unknown as Holder & { promises: Holder }
  for (const name of timers) {
    replaceFunction(builtin('node:timers') as unknown as Holder, name, name)
    replaceFunction(promises, name, `promises.${name}`)
  }
  replaceFunction(promises.scheduler, 'wait', 'scheduler.wait')
  for (const name of ['watch', 'watchFile'] as const) replaceFunction(fs, name, `fs.${name}`)
  for (const name of ['watch', 'open'] as const) replaceFunction(fs.promises, name, `fs.promises.${name}`)
  for (const name of channels) replaceClass(builtin('node:worker_threads') as unknown as Holder, name, name)
}

function replaceInGlobal(): void {
  // A fake clock or a DOM environment may have put functions of its own there: those stay.
  for (const name of [...timers, ...channels, 'fetch']) adoptReplacement(globalThis, name)
  replaceFunction(globalThis as { fetch?: typeof fetch }, 'fetch', 'fetch')
  replaceFunction(AbortSignal, 'timeout', 'AbortSignal.timeout')
}
