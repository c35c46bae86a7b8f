import { shared } from '../internal/index.ts'
import { checkAtEnd, currentScope, type Finding, type Owner } from '../ownership/index.ts'

// Assertions that were made without the code that they are about: `assertRaises(Error)` as a statement asserts nothing, and one
// that is entered and never left does not judge, while it goes on listening.

/** An assertion whose block is to come. */
export interface OpenBlock {
  /** Has it listen no more. @returns what is told of it */
  abandon(owner: string): Finding
}

const open = shared('open-blocks', () => new WeakMap<Owner, Set<OpenBlock>>())

/**
 * Notes that the running test or fixture, if one runs, has made such an assertion.
 * @returns what to call when its block is over
 */
export function noteOpenBlock(block: OpenBlock): (() => void) | undefined {
  const owner = currentScope()?.owner
  if (!owner || owner.closedAt !== undefined) return undefined
  const all = open.get(owner) ?? new Set()
  open.set(owner, all.add(block))
  checkAtEnd(owner, findOpenBlocks)
  return () => void all.delete(block)
}

function findOpenBlocks(owner: Owner, wentWell: boolean): readonly Finding[] {
  const findings = [...(open.get(owner) ?? [])].map(block => block.abandon(owner.name))
  open.delete(owner)
  return wentWell ? findings : []
}
