import { transformSync } from 'esbuild'
import ts from 'typescript'
import * as library from '../../../src/index.ts'

/** How the `@` of a class gets lowered. */
export type Way = 'TypeScript standard' | 'TypeScript legacy' | 'esbuild standard' | 'esbuild legacy'

export const ways: readonly Way[] = [
  'TypeScript standard',
  'TypeScript legacy',
  'esbuild standard',
  'esbuild legacy',
]

export const standardWays = ways.filter(way => way.endsWith('standard'))

/**
 * Lowers a module's source in one way, runs it with the library's exports and `scope` as its variables, and gives what
 * the expression `result` yields. A string, since one file cannot be lowered in several ways.
 */
// oxlint-disable-next-line typescript/no-explicit-any -- the type checker does not see the source; test/types does
export function compile(way: Way, source: string, result: string, scope: Record<string, unknown> = {}): any {
  const names = { ...library, ...scope }
  const body = `${lower(way, source)}\nreturn (${result})`
  // oxlint-disable-next-line typescript/no-implied-eval -- the source comes from the test itself
  return new Function(...Object.keys(names), body)(...Object.values(names)) as unknown
}

function lower(way: Way, source: string): string {
  const isLegacy = way.endsWith('legacy')
  if (way.startsWith('esbuild'))
    return transformSync(source, {
      loader: 'ts',
      target: 'es2022',
      tsconfigRaw: {
        compilerOptions: { experimentalDecorators: isLegacy, useDefineForClassFields: !isLegacy },
      },
    }).code
  return ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      experimentalDecorators: isLegacy,
    },
  }).outputText
}
