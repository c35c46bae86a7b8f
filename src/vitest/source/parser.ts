import { builtin } from '../../internal/index.ts'
import type { Parse } from './syntax.ts'

/** The parser that Vite has of its bundler, which loads in a tenth of Vite's time: Vite 8's, and that of 6 and 7. */
const parsers = ['rolldown/parseAst', 'rollup/parseAst']

/** A parser of JavaScript, found by way of Vitest. `undefined` where there is none, such as in a browser. */
export function loadParser(root: string | undefined): Parse | undefined {
  for (const start of [import.meta.url, `${root}/package.json`])
    for (const parser of parsers) {
      const parse = loadFrom(start, parser)
      if (parse) return parse
    }
  return undefined
}

function loadFrom(start: string, parser: string): Parse | undefined {
  const host = builtin('node:module')
  try {
    const path = ['vitest/package.json', 'vite/package.json'].reduce(
      (from, name) => host!.createRequire(from).resolve(name),
      start,
    )
    return (host!.createRequire(path)(parser) as { parseAst: Parse }).parseAst
  } catch {
    // Not there: another Vite has another one.
    return undefined
  }
}
