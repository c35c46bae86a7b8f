import { builtin, shared, sharedByProcess } from '../../internal/index.ts'
import { adoptReplacement, standInFor } from './replace.ts'
import { standInNames, standInWhere } from './stand-in.ts'

const inProcess = sharedByProcess('stand-ins.installed', () => ({ isInstalled: false }))
const inGlobal = shared('stand-ins.installed', () => ({ isInstalled: false }))

/**
 * Replaces the functions of Node that a module may take a copy of while it is imported: to be called before a test file
 * is. Built-in modules are changed once per process, and copied into the global once per global (the vm pools have many).
 * What is the global's own is looked at for each file: without isolation a DOM environment puts new functions there.
 * Cheap to call again. Does nothing outside Node.
 */
export function standInForNode(): void {
  const modules = builtin('node:module')
  if (!modules) return
  const isFirst = !inProcess.isInstalled
  const isFirstHere = !inGlobal.isInstalled
  inProcess.isInstalled = inGlobal.isInstalled = true
  for (const name of standInNames) {
    if (standInWhere[name]?.() === false) continue
    const way = name.split('.')
    const key = way.pop() ?? ''
    const isOfModule = name.startsWith('node:')
    if (isFirst || !isOfModule) standInFor(way.reduce(member, globalThis), key, name)
    // A fake clock or a DOM environment may have put functions of its own there: those stay.
    if (isOfModule && isFirstHere) adoptReplacement(globalThis, key)
  }
  // Named imports of built-in modules see the replacements from here on, those made earlier included.
  if (isFirst) modules.syncBuiltinESMExports()
}

/** One step of the way to what holds a function. No key on it is called like a module. */
function member(holder: object, key: string): object {
  return process.getBuiltinModule(key) ?? Reflect.get(holder, key)
}
