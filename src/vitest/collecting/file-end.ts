import { shared } from '../../internal/index.ts'
import { suiteHooks } from '../host/index.ts'

type FileEnd = () => Promise<void>

const awaited = shared<{ end: FileEnd | undefined }>('file-end', () => ({ end: undefined }))

/** Has `end` called at the very end of the file that is being collected. */
export function atFileEnd(end: FileEnd): void {
  awaited.end = end
}

/**
 * Puts it after every `afterAll`, returned cleanup, file fixture and `aroundAll`, whatever `sequence.hooks` says: the first of a
 * file's `aroundAll` hooks is around all of them. A bare function has no limit of time.
 * @param top the suite that Vitest has for the file's top level, which is known when the file has been collected
 */
export function placeFileEnd(top: object): void {
  const { end } = awaited
  awaited.end = undefined
  if (!end) return
  // Without `await`: it would be a line of ours in the stacks of what Vitest throws inside.
  suiteHooks(top)?.aroundAll.unshift((runFile: () => Promise<void>) => runFile().then(end))
}
