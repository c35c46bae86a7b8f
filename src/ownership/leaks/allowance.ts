import { AllowLeakArgumentError, UnusedAllowanceError } from '../../errors/index.ts'
import { checkSettings, didYouMean, shared, showValue } from '../../internal/index.ts'
import { causesOf, headOf } from './causes.ts'
import { allowanceBook, type Given } from './allowance-book.ts'
import { Creation, isLeakKind, kinds, type LeakKind, type LedgerEntry } from '../ledger/index.ts'
import type { Owner } from '../owner/index.ts'

/** Which leak is tolerated, and why. */
export interface AllowedLeak {
  /** Only of this kind. */
  kind?: LeakKind
  /** Only when the stack of the line that made it contains this text, or matches this pattern. */
  stack?: string | RegExp
  /** Why it is tolerated; shown when no such leak happens any more. */
  reason: string
}

interface LeakAllowance extends AllowedLeak, Given {
  readonly reason: string
}

const leakAllowances = allowanceBook<LeakAllowance>('allowances')

/**
 * Tolerates one leak: what one line of a test leaves behind, however many they are. It is then neither reported nor
 * closed. Called in a test it speaks for that test; in `setUpClass` or at the top level of a file, for each test there.
 * An allowance that no leak has needed is itself reported when its test ends, or its class or file when all tests in it
 * have run; one made in a setup file, which speaks for every file, is not.
 * @throws ConfigurationError for an option that it does not know.
 * @throws AllowLeakArgumentError without a reason, or with a kind that does not exist.
 */
export function allowLeak(allowed: AllowedLeak): void {
  check(allowed)
  leakAllowances.give({ ...allowed, creation: Creation.here(), isUsed: false })
}

/** Owners of plain tests that have made some, by their file. */
const ofPlain = shared('allowances-of-plain-tests', () => new WeakMap<Owner, Owner[]>())

const kindNames = Object.keys(kinds)

function check(allowed: AllowedLeak): void {
  if (typeof allowed !== 'object' || allowed === null)
    throw new AllowLeakArgumentError(
      `allowLeak() takes an object: { kind?, stack?, reason }; it got ${showValue(allowed)}.`,
    )
  checkSettings('allowLeak()', allowed, ['kind', 'stack', 'reason'])
  const { kind, stack, reason } = allowed
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new AllowLeakArgumentError(
      `allowLeak() needs a reason, a text that says why the leak is tolerated; it got ${showValue(reason)}.`,
    )
  if (kind !== undefined && !isLeakKind(kind))
    throw new AllowLeakArgumentError(
      `allowLeak() knows no kind ${showValue(kind)}.${didYouMean(kind, kindNames)} The kinds are: ${kindNames.join(', ')}.`,
    )
  if (stack !== undefined && typeof stack !== 'string' && !(stack instanceof RegExp))
    throw new AllowLeakArgumentError(
      `allowLeak() takes a text or a RegExp as stack; it got ${showValue(stack)}.`,
    )
}

/** The leaks of `owner` that are tolerated. Each allowance takes those of one kind and line. */
export function allowedLeaks(entries: readonly LedgerEntry[], owner: Owner): ReadonlySet<LedgerEntry> {
  const allowed = new Set<LedgerEntry>()
  for (const allowance of leakAllowances.for(owner)) {
    const first = entries.find(entry => !allowed.has(entry) && isCovered(entry, allowance))
    if (!first) continue
    allowance.isUsed = true
    for (const entry of entries) if (isSameLine(entry, first)) allowed.add(entry)
  }
  // What is reported by one of them is tolerated by that one as well.
  for (const cause of allowed.size > 0 ? causesOf(entries, owner) : []) {
    const head = headOf(cause)
    if (head && allowed.has(head)) for (const entry of cause.entries) allowed.add(entry)
  }
  return allowed
}

/** The allowances that `owner` itself made and that no leak has needed, as errors; each is handed out once. */
export function unusedAllowances(owner: Owner): UnusedAllowanceError[] {
  // What a plain test made is judged when its file ends, and its allowances with it.
  if (owner.isPlain) return postpone(owner)
  return takeUnused(owner)
}

function postpone(owner: Owner): [] {
  const { root } = owner
  if (leakAllowances.of(owner).length > 0) ofPlain.set(root, [...(ofPlain.get(root) ?? []), owner])
  return []
}

/** When a file ends: as `unusedAllowances`, for its plain tests, by owner. */
export function unusedOfPlainTests(file: Owner): readonly { owner: Owner; error: UnusedAllowanceError }[] {
  const owners = ofPlain.get(file) ?? []
  ofPlain.delete(file)
  return owners.flatMap(owner => takeUnused(owner).map(error => ({ owner, error })))
}

function takeUnused(owner: Owner): UnusedAllowanceError[] {
  return leakAllowances
    .takeUnused(owner)
    .map(
      ({ kind, stack, reason, creation }) =>
        new UnusedAllowanceError('leak', filterText({ kind, stack }), reason, creation.stack),
    )
}

function isCovered({ resource, creation }: LedgerEntry, { kind, stack }: LeakAllowance): boolean {
  if (kind !== undefined && kind !== resource.kind) return false
  if (stack === undefined) return true
  const text = creation?.text ?? ''
  return typeof stack === 'string' ? text.includes(stack) : text.search(stack) !== -1
}

function isSameLine(a: LedgerEntry, b: LedgerEntry): boolean {
  return a.resource.kind === b.resource.kind && a.creation?.stack === b.creation?.stack
}

function filterText({ kind, stack }: Pick<AllowedLeak, 'kind' | 'stack'>): string {
  const parts = [
    ...(kind === undefined ? [] : [`kind: '${kind}'`]),
    ...(stack === undefined ? [] : [`stack: ${typeof stack === 'string' ? `'${stack}'` : String(stack)}`]),
  ]
  return parts.length === 0 ? '…' : `{ ${parts.join(', ')} }`
}
