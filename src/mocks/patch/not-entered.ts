import { PatcherNotEnteredError } from '../../errors/index.ts'
import { lineHere, reachableOf, shared } from '../../internal/index.ts'
import { Creation, checkAtEnd, currentTest, type Finding, type Owner } from '../../ownership/index.ts'

// Patchers that a test made and never put in force: `patch(dependency, 'load')` as a statement patches nothing. One that
// somebody still holds at the end of the test, in a field or at module level, is for later.

/** A patcher that a test made. */
class MadePatcher {
  /** `patch of 'load'` */
  readonly what: string
  readonly patcher: WeakRef<object>
  readonly #line: Error

  constructor(what: string, patcher: object) {
    this.what = what
    this.patcher = new WeakRef(patcher)
    this.#line = lineHere()
  }

  get stack(): string {
    return new Creation(this.#line).stack
  }
}

interface Patchers {
  readonly made: WeakMap<Owner, Set<MadePatcher>>
  /** Lines that make patchers for later: they are not asked about again. */
  readonly kept: Set<string>
}

const patchers = shared<Patchers>('patch.made', () => ({ made: new WeakMap(), kept: new Set() }))

/**
 * Notes that the running test, if one runs, has made a patcher.
 * @returns what to call when the patcher is used, in whichever way.
 */
export function notePatcher(what: string, patcher: object): () => void {
  const test = currentTest()
  if (test === undefined) return () => undefined
  const made = new MadePatcher(what, patcher)
  const all = patchers.made.get(test) ?? new Set()
  patchers.made.set(test, all.add(made))
  checkAtEnd(test, findNotEntered)
  return () => void all.delete(made)
}

async function findNotEntered(test: Owner): Promise<readonly Finding[]> {
  const left = [...(patchers.made.get(test) ?? [])].filter(({ stack }) => !patchers.kept.has(stack))
  patchers.made.delete(test)
  if (left.length === 0) return []
  const held = new Set(await reachableOf(left.map(({ patcher }) => patcher)))
  return left.flatMap(made => {
    const patcher = made.patcher.deref()
    if (patcher === undefined || !held.has(patcher)) return [findingOf(made, test)]
    patchers.kept.add(made.stack)
    return []
  })
}

function findingOf({ what, stack }: MadePatcher, test: Owner): Finding {
  return { origin: what, error: new PatcherNotEnteredError(what, test.name, stack), isWarning: false }
}
