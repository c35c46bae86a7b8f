import { AllowLeftoverArgumentError, UnusedAllowanceError } from '../errors/index.ts'
import { checkSettings, didYouMean, showValue } from '../internal/index.ts'
import { allowanceBook, Creation, type Given, type Owner } from '../ownership/index.ts'
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

interface LeftoverAllowance extends AllowedLeftover, Given {
  readonly reason: string
}

const allowances = allowanceBook<LeftoverAllowance>('leftover-allowances')

/**
 * Tolerates what a test leaves behind of one kind, or of one name: it is then neither reported nor put back. Called in a
 * test it speaks for that test; in `setUpClass`, `beforeAll` or at the top level of a file, for each test there. An allowance
 * that nothing has needed is itself reported, as with `allowLeak`.
 * @throws ConfigurationError for an option that it does not know.
 * @throws AllowLeftoverArgumentError without a reason, or with a kind that does not exist.
 */
export function allowLeftover(allowed: AllowedLeftover): void {
  checkAllowed(allowed)
  allowances.give({ ...allowed, creation: Creation.here(), isUsed: false })
}

function checkAllowed(allowed: AllowedLeftover): void {
  if (typeof allowed !== 'object' || allowed === null)
    throw new AllowLeftoverArgumentError(
      `allowLeftover() takes an object: { kind, name?, reason }; it got ${showValue(allowed)}.`,
    )
  checkSettings('allowLeftover()', allowed, ['kind', 'name', 'reason'])
  const { kind, name, reason } = allowed
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new AllowLeftoverArgumentError(
      `allowLeftover() needs a reason, a text that says why the leftover is tolerated; it got ${showValue(reason)}.`,
    )
  if (!leftoverKinds.includes(kind))
    throw new AllowLeftoverArgumentError(
      `allowLeftover() knows no kind ${showValue(kind)}.${didYouMean(kind, leftoverKinds)} The kinds are: ${leftoverKinds.join(', ')}.`,
    )
  if (name !== undefined && typeof name !== 'string' && !(name instanceof RegExp))
    throw new AllowLeftoverArgumentError(
      `allowLeftover() takes a text or a RegExp as name; it got ${showValue(name)}.`,
    )
}

/** Whether one of the owners, or what is around them, tolerates it. */
export function isAllowed(change: Change, owners: readonly Owner[]): boolean {
  const covering = owners
    .flatMap(owner => allowances.for(owner))
    .filter(allowance => coversChange(allowance, change))
  for (const allowance of covering) allowance.isUsed = true
  return covering.length > 0
}

function coversChange({ kind, name }: LeftoverAllowance, change: Change): boolean {
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
  return allowances
    .takeUnused(owner)
    .map(
      ({ kind, name, reason, creation }) =>
        new UnusedAllowanceError('leftover', argumentText(kind, name), reason, creation.stack),
    )
}

function argumentText(kind: LeftoverKind, name: string | RegExp | undefined): string {
  const named = name === undefined ? '' : `, name: ${typeof name === 'string' ? `'${name}'` : String(name)}`
  return `{ kind: '${kind}'${named} }`
}
