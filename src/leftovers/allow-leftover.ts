import { AllowLeftoverArgumentError, type UnusedAllowanceError } from '../errors/index.ts'
import { allowanceBook, Creation, type Owner } from '../ownership/index.ts'
import type { Change } from './change.ts'
import { leftoverKinds, type LeftoverKind } from './kinds.ts'

/** Which leftover is tolerated, and why. */
export interface AllowedLeftover {
  /** Only of this kind. */
  kind: LeftoverKind
  /** Only the one of this name: the variable, the global, the event, the method of the console, the lock. */
  name?: string | RegExp
  /** Why it is tolerated; shown when no such leftover happens any more. */
  reason: string
}

const allowances = allowanceBook<AllowedLeftover>('leftover-allowances', {
  call: 'allowLeftover',
  of: 'leftover',
  fields: { kind: { isRequired: true, kinds: leftoverKinds }, name: {} },
  ArgumentError: AllowLeftoverArgumentError,
})

/**
 * Tolerates what a test leaves behind of one kind, or of one name: it is then neither reported nor put back. Called in a
 * test it speaks for that test; in `setUpClass`, `beforeAll` or at the top level of a file, for each test there. An allowance
 * that nothing has needed is itself reported, as with `allowLeak`.
 * @throws ConfigurationError for an option that it does not know.
 * @throws AllowLeftoverArgumentError without a reason, or with a kind that does not exist.
 */
export function allowLeftover(allowed: AllowedLeftover): void {
  allowances.give(allowed, Creation.here())
}

/** Whether one of the owners, or what is around them, tolerates it. */
export function isAllowed(change: Change, owners: readonly Owner[]): boolean {
  const covering = owners
    .flatMap(owner => allowances.for(owner))
    .filter(allowance => coversChange(allowance, change))
  for (const allowance of covering) allowance.isUsed = true
  return covering.length > 0
}

function coversChange({ kind, name }: AllowedLeftover, change: Change): boolean {
  if (kind !== change.kind) return false
  if (name === undefined) return true
  const own = change.name ?? ''
  return typeof name === 'string' ? name === own : own.search(name) !== -1
}

/** Whether the owner itself has tolerated something. */
export function hasAllowances(owner: Owner): boolean {
  return allowances.of(owner).length > 0
}

/** What the owner itself has tolerated and nothing has needed, as errors; each is handed out once. */
export function unusedLeftoverAllowances(owner: Owner): UnusedAllowanceError[] {
  return allowances.takeUnused(owner)
}
