import { builtin, shared } from '../internal/index.ts'
import { TestCase } from './test-case.ts'

// The base class of each loaded copy of this package, and the folder that the copy came from.
const copies = shared('copies', () => new Map<Function, string>())

const ownFolder = folderOf(import.meta.url)

function folderOf(url: string): string {
  const path = url.startsWith('file:') ? (builtin('node:url')?.fileURLToPath(url) ?? url) : url
  return path.replace(/[\\/](?:dist|src)[\\/].*$/, '')
}

/** To be called when the package's main entry is loaded. */
export function noteCopy(): void {
  copies.set(TestCase, ownFolder)
}

export interface ForeignCase {
  readonly name: string
  readonly hasTests: boolean
  /** The folder of the copy whose `TestCase` it extends, and of this one. */
  readonly folder: string
  readonly ownFolder: string
}

/** What a test case of another copy is: this one cannot run it. */
export function foreignCase(cls: unknown): ForeignCase | undefined {
  let hasTests = false
  if (typeof cls !== 'function') return undefined
  for (let base: unknown = cls; typeof base === 'function'; base = Object.getPrototypeOf(base)) {
    const folder = base === TestCase ? undefined : copies.get(base)
    if (folder !== undefined && base !== cls) return { name: cls.name, hasTests, folder, ownFolder }
    if (folder !== undefined || base === TestCase) return undefined
    const { prototype } = base as { prototype?: object }
    hasTests ||= Object.getOwnPropertyNames(prototype ?? {}).some(name => name.startsWith('test'))
  }
  return undefined
}
