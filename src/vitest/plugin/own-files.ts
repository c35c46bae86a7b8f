import { builtin } from '../../internal/index.ts'

/**
 * The files of this package, by their paths: the project that is tested need not list the package, when a shared
 * configuration brings the plugin. Found as Node finds a package's own name in its files.
 */
function ownFile(entry: string): string {
  return own().resolve(entry).replaceAll('\\', '/')
}

function own(): NodeJS.Require {
  return builtin('node:module')!.createRequire(import.meta.url)
}

/** The setup file, as a user may have named it himself. */
export const setupName = 'vitest-async-case/setup'
/** The same, with the guard of plain tests. */
export const guardName = 'vitest-async-case/guard'
/** The modules that hold state, or share it. */
export const entryNames = ['vitest-async-case', setupName, guardName, 'vitest-async-case/inject']

export function setupFile(): string {
  return ownFile(setupName)
}

export function guardFile(): string {
  return ownFile(guardName)
}

export function injectFile(): string {
  return ownFile('vitest-async-case/inject')
}

/** What a worker loads that keeps compiled code. */
export function keepCompiledFile(): string {
  return own().resolve('./keep-compiled.cjs')
}

export function ownVersion(): string {
  return (own()('vitest-async-case/package.json') as { version: string }).version
}
