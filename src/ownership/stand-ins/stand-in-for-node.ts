import { builtin, shared, sharedByProcess } from '../../internal/index.ts'
import { adoptReplacement, standInFor } from './replace.ts'
import { holdersInGlobal, holdersInModules } from './stand-in.ts'

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
    standInForAll(holdersInModules)
    // Named imports of built-in modules see the replacements from here on, those made earlier included.
    modules.syncBuiltinESMExports()
  }
  // A fake clock or a DOM environment may have put functions of its own there: those stay.
  for (const name of Object.keys({ ...holdersInModules, ...holdersInGlobal }))
    if (!name.includes('.')) adoptReplacement(globalThis, name)
  standInForAll(holdersInGlobal)
}

function standInForAll(holders: Readonly<Record<string, () => object>>): void {
  for (const [name, holder] of Object.entries(holders))
    standInFor(holder(), name.slice(name.lastIndexOf('.') + 1), name)
}
