import { later } from '../../internal/index.ts'
import { disregardLoaded } from '../../leftovers/index.ts'
import { workerState } from '../host/index.ts'
import type { FileSource } from '../source/index.ts'

/** What reads the text of a test file: nearly every file does without. */
export const sources = later('source', () => import('../source/index.ts'))

// state of this copy: the text that was asked last, which is parsed once
let lastRead: FileSource | undefined

/** The text of a test file to ask, when there is a parser to read it with. */
export function openSource(code: string): FileSource | undefined {
  if (lastRead?.code === code) return lastRead
  const { FileSource, loadParser } = sources.now()
  const parse = loadParser(workerState().config?.root)
  disregardLoaded()
  return (lastRead = parse && new FileSource(code, parse))
}
