import { builtin } from '../../internal/index.ts'
import { publishToFacades } from './builtin-facades.ts'

interface LoadingProcess {
  /** `NativeModule fs`, `Internal Binding …`: what this process has loaded so far. Undocumented, there since Node 0.x. */
  readonly moduleLoadList?: readonly string[]
  getBuiltinModule(name: string): unknown
}

const known = new WeakSet<object>()
let seen = 0

// Only what is loaded can be in a caller's hands, and asking for every built-in would load them all (15 ms).
function learnLoadedModules(): void {
  const host = globalThis.process as unknown as LoadingProcess | undefined
  const names = builtin('node:module')?.builtinModules ?? []
  const loaded = host?.moduleLoadList
  if (!host || loaded?.length === seen) return
  seen = loaded?.length ?? 0
  const isLoaded = loaded && new Set(loaded)
  for (const name of names) {
    if (isLoaded && !isLoaded.has(`NativeModule ${name}`)) continue
    const module = host.getBuiltinModule(name)
    if ((typeof module === 'object' && module !== null) || typeof module === 'function') known.add(module)
  }
}

/** Whether `value` is a Node built-in module, that is, what `import fs from 'node:fs'` gives. */
export function isBuiltinModule(value: unknown): value is object {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false
  if (known.has(value)) return true
  learnLoadedModules()
  return known.has(value)
}

/** The built-in module of that name, with or without `node:`, or `undefined`. */
export function findBuiltinModule(name: string): object | undefined {
  const host = globalThis.process as unknown as LoadingProcess | undefined
  return host?.getBuiltinModule?.(name) as object | undefined
}

/** Lets `import { readFile } from 'node:fs'` see what was changed on the built-in module itself. */
export function publishBuiltin(module: object, key: PropertyKey): void {
  builtin('node:module')?.syncBuiltinESMExports()
  publishToFacades(module, key)
}
