import ts from 'typescript'
import type { Source } from '../../scripts/lib-figures.mjs'

/** A file as `sources()` gives those of `src`. */
export function parsed(path: string, text: string): Source {
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) }
}
