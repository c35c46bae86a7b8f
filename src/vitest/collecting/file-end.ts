import { aroundAll } from 'vitest'
import { currentCollector, suiteHooks } from '../host/index.ts'

/**
 * Has `end` called at the very end of the file that is being collected: after every `afterAll`, returned cleanup and file
 * fixture, whatever `sequence.hooks` says, since the first of a file's `aroundAll` hooks is around all of them.
 * To be called when the user's own hooks are registered.
 */
export function atFileEnd(end: () => Promise<void>): void {
  aroundAll(async runFile => {
    await runFile()
    await end()
  }, 0)
  const { suite } = currentCollector()
  const hooks = suite && suiteHooks(suite)?.aroundAll
  const last = hooks?.pop()
  if (last) hooks?.unshift(last)
}
