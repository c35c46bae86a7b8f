import { AllowLeakArgumentError, type UnusedAllowanceError } from '../../errors/index.ts'
import { shared } from '../../internal/index.ts'
import { causesOf, headOf } from './causes.ts'
import { allowanceBook } from './allowance-book.ts'
import { Creation, kinds, type LeakKind, type LedgerEntry } from '../ledger/index.ts'
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

const leakAllowances = allowanceBook<AllowedLeak>('allowances', {
  call: 'allowLeak',
  of: 'leak',
  fields: { kind: { kinds: Object.keys(kinds) }, stack: {} },
  ArgumentError: AllowLeakArgumentError,
})

/**
 * Tolerates one leak: what one line of a test leaves behind, however many they are. It is then neither reported nor
 * closed. Called in a test it speaks for that test; in `setUpClass` or at the top level of a file, for each test there.
 * An allowance that no leak has needed is itself reported when its test ends, or its class or file when all tests in it
 * have run; one made in a setup file, which speaks for every file, is not.
 * @throws ConfigurationError for an option that it does not know.
 * @throws AllowLeakArgumentError without a reason, or with a kind that does not exist.
 */
export function allowLeak(allowed: AllowedLeak): void {
  leakAllowances.give(allowed, Creation.here())
}

/** Owners of plain tests that have made some, by their file. */
const ofPlain = shared('allowances-of-plain-tests', () => new WeakMap<Owner, Owner[]>())

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
  return leakAllowances.takeUnused(owner)
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
  return owners.flatMap(owner => leakAllowances.takeUnused(owner).map(error => ({ owner, error })))
}

function isCovered({ resource, creation }: LedgerEntry, { kind, stack }: AllowedLeak): boolean {
  if (kind !== undefined && kind !== resource.kind) return false
  if (stack === undefined) return true
  const text = creation?.text ?? ''
  return typeof stack === 'string' ? text.includes(stack) : text.search(stack) !== -1
}

function isSameLine(a: LedgerEntry, b: LedgerEntry): boolean {
  return a.resource.kind === b.resource.kind && a.creation?.stack === b.creation?.stack
}
