import { builtin, isReference, publishToFacades } from '../../internal/index.ts'

interface LoadingProcess {
  /** `NativeModule fs`, `Internal Binding …`: what this process has loaded so far. Undocumented, there since Node 0.x. */
  readonly moduleLoadList?: readonly string[]
  /** Missing in browsers' stand-ins for `process`. */
  getBuiltinModule?(name: string): object | undefined
}

function loadingProcess(): LoadingProcess | undefined {
  return Reflect.get(globalThis, 'process')
}

// state of this copy: only remembers what Node would tell again
const builtins = new WeakMap<object, string>()
// state of this copy: how many of Node's modules its own list has
let seenCount = 0

// Only what is loaded can be in a caller's hands, and asking for every built-in would load them all (15 ms).
function learnLoadedModules(): void {
  const host = loadingProcess()
  const names = builtin('node:module')?.builtinModules ?? []
  const loaded = host?.moduleLoadList
  if (!host || loaded?.length === seenCount) return
  seenCount = loaded?.length ?? 0
  const isLoaded = loaded && new Set(loaded)
  for (const name of names) {
    if (isLoaded && !isLoaded.has(`NativeModule ${name}`)) continue
    const module = host.getBuiltinModule?.(name)
    if (isReference(module) && !builtins.has(module))
      builtins.set(module, `node:${name.replace(/^node:/, '')}`)
  }
}

/** Whether `value` is a Node built-in module, that is, what `import fs from 'node:fs'` gives. */
export function isBuiltinModule(value: unknown): value is object {
  if (!isReference(value)) return false
  if (builtins.has(value)) return true
  learnLoadedModules()
  return builtins.has(value)
}

/** The name of a built-in module, `node:fs`; `undefined` for everything else. */
export function nameOfBuiltin(value: unknown): string | undefined {
  return isBuiltinModule(value) ? builtins.get(value) : undefined
}

/** The built-in module of that name, with or without `node:`, or `undefined`. */
export function findBuiltinModule(name: string): object | undefined {
  const host = loadingProcess()
  return host?.getBuiltinModule?.(name)
}

/** Lets `import { readFile } from 'node:fs'` see what was changed on the built-in module itself. */
export function publishBuiltin(module: object, key: PropertyKey): void {
  builtin('node:module')?.syncBuiltinESMExports()
  publishToFacades(module, key)
}
