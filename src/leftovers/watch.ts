import { sharedByProcess } from '../internal/index.ts'
import type { Owner } from '../ownership/index.ts'
import { changeHost } from './change-host.ts'
import { noChanges, takeSeen, type Change } from './change.ts'
import { forgetWritten } from './environment.ts'
import { forgetMentions } from './global-names.ts'
import { noteLoadedModules } from './globals.ts'
import { changesSince, keyOf, lookAtAll, type LookAtAll } from './look.ts'

/** Tests that ran at once: nothing tells which of them made a change that is found by comparing. */
interface Group {
  readonly owners: Owner[]
}

interface Watch {
  /** As it was when the file began: a change back to that is none. */
  first: LookAtAll | undefined
  /** As it was when the last test had ended. */
  latest: LookAtAll | undefined
  /** Of the test that ended last: where another one's begins, hooks of suites may have run between. */
  suite: object | undefined
  /** The tests that run. */
  readonly open: Set<Owner>
  group: Group | undefined
  /** What somebody else changed while a test ran: a fixture of its file was made. */
  readonly others: Set<string>
  /** By suites that run: how it was before, and what their tests answer for. */
  readonly suites: WeakMap<Owner, { readonly before: LookAtAll; readonly told: Set<string> }>
}

// In the vm pools a later file's copy goes on.
const watch = sharedByProcess<Watch>('leftovers', () => ({
  first: undefined,
  latest: undefined,
  suite: undefined,
  open: new Set(),
  group: undefined,
  others: new Set(),
  suites: new WeakMap(),
}))

/** A file is about to be imported. */
export function beginFileLook(): void {
  forgetMentions()
  forgetWritten()
  watch.open.clear()
  watch.group = watch.latest = watch.suite = undefined
  watch.first = lookAtAll()
}

/** A test is about to begin. @param suite whose hooks may have run since the test before it */
export function beginLook(owner: Owner, suite: object | undefined): void {
  if (watch.open.size > 0) (watch.group ??= { owners: [...watch.open] }).owners.push(owner)
  else if (watch.latest === undefined || watch.suite !== suite) renew()
  watch.open.add(owner)
  watch.suite = suite
  noteLoadedModules()
}

function renew(): void {
  watch.latest = lookAtAll()
  watch.others.clear()
}

/** What is found by comparing when a test has ended, and the tests that may have done it. */
export interface Found {
  readonly changes: readonly Change[]
  readonly owners: readonly Owner[]
}

/** A test has ended. @returns `undefined` where nothing is left, or others still run that ran beside it */
export function endLook(owner: Owner): Found | undefined {
  if (!watch.open.delete(owner) || watch.open.size > 0 || !watch.latest) return undefined
  const owners = watch.group?.owners ?? [owner]
  watch.group = undefined
  const changes = changesSince(watch.latest)
  const hasSeen = takeSeen()
  if (changes.length === 0) {
    if (hasSeen) renew()
    return undefined
  }
  const left = changes.filter(change => !watch.others.has(keyOf(change))).filter(isNoReturn)
  for (const change of left) noteTold(owner, change)
  return { changes: left, owners }
}

/** The tests that have run at once with one that ends; `undefined` where it has run alone. */
export function groupOf(): readonly Owner[] | undefined {
  return watch.group?.owners
}

/** Whether tests run. */
export function isAnyOpen(): boolean {
  return watch.open.size > 0
}

/** What has been found was put back, or is there to stay: the next test begins with that. */
export function lookAgain(): void {
  if (watch.open.size === 0) renew()
}

/** Runs what takes back changes of earlier tests while a test runs, which is no change of that test's. */
export function takingBack<T>(takeBack: () => T): T {
  const { latest } = watch
  if (watch.open.size === 0 || !latest) return takeBack()
  const before = new Set(changesSince(latest).map(keyOf))
  const result = takeBack()
  if (before.size === 0) renew()
  else for (const key of changesSince(latest).map(keyOf)) if (!before.has(key)) watch.others.add(key)
  return result
}

/** Whether it is not as it was when the file began either. */
function isNoReturn(change: Change): boolean {
  return !watch.first || changesSince(watch.first).some(first => keyOf(first) === keyOf(change))
}

function noteTold(owner: Owner, change: Change): void {
  watch.suites.get(owner)?.told.add(keyOf(change))
  if (owner.parent) noteTold(owner.parent, change)
}

/** A fixture that outlives the test is about to be made in it. @returns to be called when it has been made */
export function beginMaking(): () => void {
  if (watch.open.size === 0) return () => undefined
  const before = lookAtAll()
  return () => {
    for (const change of changesSince(before)) watch.others.add(keyOf(change))
  }
}

/** The hooks of a suite are about to run. */
export function beginSuiteLook(owner: Owner): void {
  watch.suites.set(owner, { before: lookAtAll(), told: new Set() })
}

/** A suite has ended, its hooks too. What a whole file has changed ends with its process, unless another file follows there. */
export function endSuiteLook(owner: Owner, isFile: boolean): readonly Change[] {
  const suite = watch.suites.get(owner)
  watch.suites.delete(owner)
  if (!suite || watch.open.size > 0 || (isFile && !changeHost().isShared)) return noChanges
  const changes = changesSince(suite.before).filter(change => !suite.told.has(keyOf(change)))
  const left = changes.filter(isNoReturn)
  for (const change of left) noteTold(owner, change)
  return left
}
