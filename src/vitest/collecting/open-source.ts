import { FileSource, loadParser } from '../source/index.ts'
import { workerState } from '../host/index.ts'

/** The text of a test file to ask, when there is a parser to read it with. */
export function openSource(code: string): FileSource | undefined {
  const parse = loadParser(workerState().config?.root)
  return parse && new FileSource(code, parse)
}
