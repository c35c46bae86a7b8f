import { builtin } from './platform.ts'

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
