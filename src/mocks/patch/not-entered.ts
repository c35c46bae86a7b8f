import { PatcherNotEnteredError } from '../../errors/index.ts'
import { lineHere, reachableOf, shared } from '../../internal/index.ts'
import { Creation, checkAtEnd, currentScope, type Finding, type Owner } from '../../ownership/index.ts'

// Patchers that a test or a fixture of a class made and never put in force: `patch(dependency, 'load')` as a statement patches nothing. One that
// somebody still holds at its end, in a field or at module level, is for later.

/** A patcher that somebody made. */
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
 * Notes that the running test or fixture, if one runs, has made a patcher. What a file makes is for later.
 * @returns what to call when the patcher is used, in whichever way.
 */
export function notePatcher(what: string, patcher: object): () => void {
  const owner = currentScope()?.owner
  if (!owner || owner.kind === 'file' || owner.closedAt !== undefined) return () => undefined
  const made = new MadePatcher(what, patcher)
  const all = patchers.made.get(owner) ?? new Set()
  patchers.made.set(owner, all.add(made))
  checkAtEnd(owner, findNotEntered)
  return () => void all.delete(made)
}

async function findNotEntered(owner: Owner, wentWell: boolean): Promise<readonly Finding[]> {
  const left = [...(patchers.made.get(owner) ?? [])].filter(({ stack }) => !patchers.kept.has(stack))
  patchers.made.delete(owner)
  if (left.length === 0 || !wentWell) return []
  const held = new Set(await reachableOf(left.map(({ patcher }) => patcher)))
  return left.flatMap(made => {
    const patcher = made.patcher.deref()
    if (patcher === undefined || !held.has(patcher)) return [findingOf(made, owner)]
    patchers.kept.add(made.stack)
    return []
  })
}

function findingOf({ what, stack }: MadePatcher, owner: Owner): Finding {
  const error = new PatcherNotEnteredError(what, owner.name, enteringOf(owner), stack)
  return { origin: what, error, isWarning: false }
}

/** How its code enters a context to stay; a `beforeAll` cannot. */
function enteringOf({ kind, isPlain }: Owner): string | undefined {
  if (kind === 'class')
    return isPlain ? undefined : '`this.enterClassContext(patch…)` for the rest of the class'
  return `\`${isPlain ? '' : 'this.'}enterContext(patch…)\` for the rest of the test`
}
