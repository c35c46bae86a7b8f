import { isNode } from '../../internal/index.ts'
import type { ModuleExports } from '../host/index.ts'

/** Vitest marks the address that it imports a test file from with this query in browser mode. */
const marker = 'browserv'

/** A page keeps 250 entries unless told; a large suite loads more modules before its test file. */
const entriesToKeep = 100_000

/** Has the page remember where each module came from; to be called before the test file is imported. */
export function rememberImports(): void {
  if (!isNode) performance.setResourceTimingBufferSize(entriesToKeep)
}

/**
 * The exports of a test file in Vitest's browser mode, whose runner keeps them to itself: importing the same address
 * again gives the same module.
 */
export async function browserExports(filepath: string): Promise<ModuleExports | undefined> {
  if (isNode) return undefined
  const addresses = performance.getEntriesByType('resource').map(({ name }) => name)
  const address = addresses.findLast(name => isImportOf(name, filepath))
  return address === undefined ? undefined : import(/* @vite-ignore */ address)
}

function isImportOf(address: string, filepath: string): boolean {
  if (!address.includes(marker)) return false
  const { pathname, searchParams } = new URL(address)
  return searchParams.has(marker) && filepath.endsWith(decodeURIComponent(pathname).replace(/^\/@fs/, ''))
}
