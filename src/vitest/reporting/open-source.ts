import { later } from '../../internal/index.ts'
import { workerState } from '../host/index.ts'
import type { FileSource } from '../source/index.ts'

/** What reads the text of a test file: nearly every file does without. */
export const sources = later('source', () => import('../source/index.ts'))

/** The text of a test file to ask, when there is a parser to read it with. */
export function openSource(code: string): FileSource | undefined {
  const { FileSource, loadParser } = sources.now()
  const parse = loadParser(workerState().config?.root)
  return parse && new FileSource(code, parse)
}
