import { NotRunningError } from '../errors/index.ts'
import { getHost } from '../internal/index.ts'
import { currentOwner } from '../ownership/index.ts'

/** A function that belongs to a running test was called elsewhere. @returns an error that says where that is */
export function notRunning(call: string): NotRunningError {
  const owner = currentOwner()
  if (owner?.kind === 'test' && owner.closedAt !== undefined)
    return new NotRunningError(call, { ended: owner.name })
  return new NotRunningError(call, getHost().isInTest?.() ? 'unguarded' : undefined)
}
