import { isLikeFixture, moduleFixtureMeantBy, moduleFixtures } from '../../async-case/index.ts'
import type { PhaseError } from '../../attempt/index.ts'
import { ModuleFixtureError, withFrames } from '../../errors/index.ts'
import { evaluatedFile, frameAt, type ModuleExports } from '../host/index.ts'
import { openSource } from '../reporting/index.ts'

/**
 * The functions of a file that were meant to be `setUpModule` and `tearDownModule`: exported under a misspelt name, or
 * defined and not exported, when the file has no other use for them.
 */
export function moduleFixtureErrors(filepath: string, exports: ModuleExports): PhaseError[] {
  return [...misspelt(exports), ...hidden(filepath, exports)]
}

function misspelt(exports: ModuleExports): PhaseError[] {
  return Object.entries(exports).flatMap(([name, at]) => {
    const meant = isLikeFixture(at) ? moduleFixtureMeantBy(name) : undefined
    return meant === undefined
      ? []
      : [{ phase: name, error: new ModuleFixtureError(name, meant), at: at as Function }]
  })
}

function hidden(filepath: string, exports: ModuleExports): PhaseError[] {
  const code = evaluatedFile(filepath)?.code
  if (code === undefined || !mayHide(code, exports)) return []
  const source = openSource(code)
  return (source?.functions() ?? []).flatMap(({ name, start, end }) => {
    const meant = meantBy(name)
    if (meant === undefined || name in exports || source!.mentions(name, { start, end })) return []
    const frame = frameAt(name, filepath, code, start)
    return [{ phase: name, error: withFrames(new ModuleFixtureError(name, meant), frame) }]
  })
}

/** Nearly every file does without, and so without the parser. */
function mayHide(code: string, exports: ModuleExports): boolean {
  const defined = [...code.matchAll(/\b(?:function|const|let|var)\s+([\w$]+)/g)].map(([, name]) => name!)
  return defined.some(name => !(name in exports) && meantBy(name) !== undefined)
}

function meantBy(name: string): string | undefined {
  return moduleFixtures.includes(name) ? name : moduleFixtureMeantBy(name)
}
