import { LeftoverError } from '../errors/index.ts'
import { shared } from '../internal/index.ts'
import type { Finding, Owner } from '../ownership/index.ts'
import { hasAllowances, isAllowed, unusedLeftoverAllowances } from './allow-leftover.ts'
import type { Change } from './change.ts'
import { locksHeldBy } from './locks.ts'
import { keyOf } from './look.ts'
import { patchesLeftBy } from './patches.ts'
import { listenersLeftBy } from './process-listeners.ts'
import { endLook, endSuiteLook, groupOf, isAnyOpen, lookAgain, type Found } from './watch.ts'

const endOfTest = 'the end of the test'

/** What is told when a file ends: nothing says which of its tests did it, or its test was over. */
const ofFiles = shared('leftovers-of-files', () => new WeakMap<Owner, Finding[]>())

/**
 * What a test has changed and not put back; it is put back now. To be called at the end of every attempt. Of tests that ran
 * at once the last one's end says what nobody has needed of what they tolerate.
 * @returns `undefined` where there is nothing, as nearly always
 */
export function leftoversOf(owner: Owner): Promise<readonly Finding[]> | undefined {
  if (owner.leftovers === 'off') return undefined
  const group = groupOf()
  const found = endLook(owner)
  const own = notedOf(owner)
  const allowing = isAnyOpen() ? [] : (group?.filter(hasAllowances) ?? (hasAllowances(owner) ? [owner] : []))
  if (!found && own.length === 0 && allowing.length === 0) return undefined
  return judge(owner, own, found, allowing)
}

/** What is known by whose code did it. */
function notedOf(owner: Owner): readonly Change[] {
  return [...patchesLeftBy(owner), ...listenersLeftBy(owner), ...locksHeldBy(owner)]
}

async function judge(
  owner: Owner,
  own: readonly Change[],
  found: Found | undefined,
  allowing: readonly Owner[],
): Promise<readonly Finding[]> {
  const findings = await tellAndPutBack(own, [owner])
  for (const change of found?.changes ?? []) {
    const late = lateOwner(change, owner)
    if (late) await tellLate(late, change)
    else if (found?.owners.length === 1) findings.push(...(await tellAndPutBack([change], [owner])))
    else tellWithFile(owner, await tellAndPutBack([change], found?.owners ?? []))
  }
  if (found) lookAgain()
  for (const other of allowing) {
    const unused = unusedLeftoverAllowances(other).map(error => findingFor(error, [other]))
    if (other === owner) findings.push(...unused)
    else deliverLate(other, unused)
  }
  return findings
}

/** A test that was over when its code made the change. */
function lateOwner({ owner }: Change, running: Owner): Owner | undefined {
  return owner?.kind === 'test' && owner !== running && owner.closedAt !== undefined ? owner : undefined
}

/** Tells of what code of a test has done after its end. */
export async function tellLate(owner: Owner, change: Change): Promise<void> {
  if (owner.leftovers !== 'off') deliverLate(owner, await tellAndPutBack([change], [owner]))
}

/** What is found of a test when that is over. */
function deliverLate(owner: Owner, findings: readonly Finding[]): void {
  for (const finding of findings)
    if (finding.isWarning) tellWithFile(owner, [finding])
    else owner.receive(finding.error, endOfTest)
}

function tellWithFile({ root }: Owner, findings: readonly Finding[]): void {
  ofFiles.set(root, [...(ofFiles.get(root) ?? []), ...findings])
}

/**
 * What the hooks of a suite, a class or a file have changed and not put back, and what is told at its end.
 * @param isFile whether it is the file, around all of its tests
 */
export async function leftoversOfSuite(owner: Owner, isFile: boolean): Promise<readonly Finding[]> {
  if (owner.leftovers === 'off') return []
  const changes = [...notedOf(owner), ...endSuiteLook(owner, isFile)]
  const findings = await tellAndPutBack(changes, [owner])
  const told = ofFiles.get(owner) ?? []
  ofFiles.delete(owner)
  return [...told, ...findings]
}

/** Puts the changes back as the policy of their owners says, and makes errors of them; not of those that are tolerated. */
async function tellAndPutBack(changes: readonly Change[], owners: readonly Owner[]): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const change of changes) {
    if (isAllowed(change, owners)) continue
    findings.push(findingFor(leftoverError(change, owners), owners))
    if (owners.some(isPutBack)) findings.push(...(await putBack(change)))
  }
  return findings
}

/** Of plain tests nothing is changed that may be meant to stay, unless they are to fail for it. */
function isPutBack({ isPlain, leftovers }: Owner): boolean {
  return !isPlain || leftovers === 'fail'
}

async function putBack(change: Change): Promise<readonly Finding[]> {
  try {
    await change.putBack()
    return []
  } catch (error) {
    const readable = error instanceof Error ? error : new Error(String(error))
    return [{ origin: `putting back the ${keyOf(change)}`, error: readable, isWarning: false }]
  }
}

function findingFor(error: Error, owners: readonly Owner[]): Finding {
  return { origin: endOfTest, error, isWarning: !owners.some(({ leftovers }) => leftovers === 'fail') }
}

function leftoverError(change: Change, owners: readonly Owner[]): LeftoverError {
  const names = owners.map(({ name }) => name).join(', ')
  const who = owners.length === 1 ? names : `one of ${names}, which ran at once`
  const remedy = `${change.verb ?? 'Put it back'} in a cleanup: ${cleanupOf(owners[0])}(() => { ${change.remedy} })`
  return new LeftoverError(change, who, remedy, change.stack?.() ?? '')
}

/** How its code registers a cleanup. */
function cleanupOf(owner: Owner | undefined): string {
  if (owner?.isPlain) return owner.kind === 'test' ? 'addCleanup' : 'afterAll'
  if (owner?.kind === 'file') return 'addModuleCleanup'
  return owner?.kind === 'class' ? 'this.addClassCleanup' : 'this.addCleanup'
}
