export interface Builtins {
  'node:async_hooks': typeof import('node:async_hooks')
  'node:crypto': typeof import('node:crypto')
  'node:buffer': typeof import('node:buffer')
  'node:child_process': typeof import('node:child_process')
  'node:diagnostics_channel': typeof import('node:diagnostics_channel')
  'node:dgram': typeof import('node:dgram')
  'node:events': typeof import('node:events')
  'node:fs': typeof import('node:fs')
  'node:http': typeof import('node:http')
  'node:fs/promises': typeof import('node:fs/promises')
  'node:inspector': typeof import('node:inspector')
  'node:module': typeof import('node:module')
  'node:net': typeof import('node:net')
  'node:os': typeof import('node:os')
  'node:path': typeof import('node:path')
  'node:perf_hooks': typeof import('node:perf_hooks')
  'node:readline': typeof import('node:readline')
  'node:stream': typeof import('node:stream')
  'node:timers': typeof import('node:timers')
  'node:timers/promises': typeof import('node:timers/promises')
  'node:url': typeof import('node:url')
  'node:util': typeof import('node:util')
  'node:v8': typeof import('node:v8')
  'node:vm': typeof import('node:vm')
  'node:worker_threads': typeof import('node:worker_threads')
}

/**
 * A Node built-in module, loaded when it is asked for, or `undefined` outside Node.
 * A static `import 'node:…'` would keep the whole library from loading in Vitest's browser mode.
 */
export function builtin<Name extends keyof Builtins>(name: Name): Builtins[Name] | undefined {
  const host: NodeJS.Process | undefined = globalThis.process
  return host?.getBuiltinModule?.(name) as Builtins[Name] | undefined
}

/** Whether this code runs in Node (in any of Vitest's Node pools and environments), not in a browser. */
export const isNode: boolean = builtin('node:async_hooks') !== undefined

/**
 * Whether this code runs in the process's own global, of which Node's functions are: the vm pools have others. (To run a
 * script there would tell as well, but V8 compiles it in each test file.)
 */
export function isProcessGlobal(): boolean {
  const ofNode = builtin('node:vm')?.runInThisContext
  return ofNode !== undefined && Object.getPrototypeOf(ofNode) === Object.getPrototypeOf(builtin)
}

/** Hears of what Node publishes on a diagnostics channel from now on. Returns what stops it. */
export function onPublished(channel: string, hear: (message: never) => void): () => void {
  const channels = builtin('node:diagnostics_channel')
  const listener = hear as (message: unknown) => void
  channels?.subscribe(channel, listener)
  return () => void channels?.unsubscribe(channel, listener)
}

/**
 * In the vm pools on Node 20 and 22 a test file's global lacks `Symbol.dispose` and `Symbol.asyncDispose`, which Node
 * adds to its main global only: `using`, as compilers lower it, would look for other symbols than Node's own objects
 * have. Gives this global the symbols of the process.
 */
export function shareDisposeSymbols(): void {
  const vm = builtin('node:vm')
  for (const name of ['dispose', 'asyncDispose'] as const) {
    if (name in Symbol || !vm) continue
    const value: unknown = vm.runInThisContext(`Symbol.${name}`)
    if (typeof value === 'symbol') Object.defineProperty(Symbol, name, { value })
  }
}

const globalsInUse = [
  'AbortController',
  'AbortSignal',
  'Buffer',
  'BroadcastChannel',
  'DOMException',
  'URL',
  'performance',
  'process',
  'queueMicrotask',
]

/**
 * In the vm pools of Vitest 5 a test file's global takes over each of Node's when it is first read, which throws once the
 * file is over. What the first file's copy of the library has put in the process's place serves the later files too: it
 * takes now what it will use.
 */
export function takeGlobals(): void {
  for (const name of globalsInUse) Reflect.get(globalThis, name)
}

/** A property that Node, or a package, keeps under a symbol of this description, when it is an object. */
export function underSymbol(object: object, description: string): object | undefined {
  const key = Object.getOwnPropertySymbols(object).find(symbol => symbol.description === description)
  const value: unknown = key && Reflect.get(object, key)
  return typeof value === 'object' && value !== null ? value : undefined
}
