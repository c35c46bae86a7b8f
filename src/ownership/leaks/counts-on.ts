import { OwnershipError, TestEndedError } from '../../errors/index.ts'
import { errorText, framesIn, isErrorLike, isNodes, safely, type Frame } from '../../internal/index.ts'
import { packageOf } from '../ledger/index.ts'
import type { Owner } from '../owner/index.ts'
import { codesAfterEnd } from './codes-after-end.ts'
import { endedForOthers } from './ended-by-force.ts'
import type { Leak } from './leak.ts'

const deepest = 4

/**
 * Which of what was ended for other tests of the file an error may come of: it is what that was ended with, it says so by
 * its code or its port, or it was thrown in the package, or the module of the user's, that had made it.
 */
export function endedUnder(error: unknown, owner: Owner): readonly Leak[] {
  const leaks = endedForOthers(owner)
  if (leaks.length === 0) return []
  const errors = withCauses(error)
  return leaks.filter(leak => errors.some(each => countsOn(each, leak, owner.root.name)))
}

/** An error, what caused it, and its parts. */
function withCauses(error: unknown, depth = 0): object[] {
  if (!isErrorLike(error) || error instanceof OwnershipError || depth > deepest) return []
  const cause = safely(() => Reflect.get(error, 'cause') as unknown, undefined)
  const parts = safely(() => (error instanceof AggregateError ? [...(error.errors as unknown[])] : []), [])
  return [error, ...[cause, ...parts].flatMap(each => withCauses(each, depth + 1))]
}

function countsOn(error: object, leak: Leak, testFile: string): boolean {
  const read = (key: string) => safely(() => Reflect.get(error, key) as unknown, undefined)
  if (error instanceof TestEndedError) return error.owner === leak.owner.name && leak.kind !== 'server'
  const code = read('code')
  if (code === 'ECONNREFUSED') {
    const addresses = [`port ${String(read('port'))}`, `path ${String(read('address'))}`]
    return leak.kind === 'server' && leak.detail.split(', ').some(detail => addresses.includes(detail))
  }
  if (codesAfterEnd[leak.kind]?.some(each => each === code)) return true
  const places = new Set(framesIn(errorText(error, 'stack')).map(placeOf))
  const makers = [
    ...leak.packages.map(name => `package ${name}`),
    ...framesIn(leak.stack).slice(0, 1).map(placeOf),
  ]
  return makers.some(place => place !== testFile && places.has(place))
}

/** The package that a frame lies in, else its file. */
function placeOf(frame: Frame): string {
  if (isNodes(frame)) return ''
  const name = packageOf(frame)
  return name === '' ? frame.file : `package ${name}`
}
