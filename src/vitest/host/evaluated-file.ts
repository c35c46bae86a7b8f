import { builtin, safely } from '../../internal/index.ts'
import { workerState, type ModuleExports } from './worker.ts'

/** The code of a test file that ran, and what the modules that it imports export. */
export interface EvaluatedFile {
  readonly code: string
  readonly imported: readonly ModuleExports[]
}

/** @returns `undefined` in browsers, and for a file that cannot be read. */
export function evaluatedFile(filepath: string): EvaluatedFile | undefined {
  const { evaluatedModules } = workerState()
  const module = evaluatedModules?.getModuleById(filepath)
  const code = module?.meta?.code ?? importedByNode(filepath)
  if (code === undefined) return undefined
  const ids = [...(module?.imports ?? [])]
  const imported = ids.map((id): ModuleExports => evaluatedModules?.getModuleById(id)?.exports ?? {})
  return { code, imported }
}

/** Of a file that Node imported itself, under Vitest's `viteModuleRunner: false`, without its types as Node takes them out. */
function importedByNode(filepath: string): string | undefined {
  const strip = (builtin('node:module') as { stripTypeScriptTypes?(code: string): string } | undefined)
    ?.stripTypeScriptTypes
  const code = safely(() => builtin('node:fs')?.readFileSync(filepath, 'utf8'), undefined)
  if (code === undefined || !filepath.endsWith('ts')) return code
  return strip && safely(() => strip(code), undefined)
}
