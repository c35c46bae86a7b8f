import { clockOfCase, methodOf, schedulesOfCase, type TestCaseClass } from '../../async-case/index.ts'
import { ownClockMark, ownSchedulesMark } from '../../decorators/index.ts'
import { isNode } from '../../internal/index.ts'
import { virtualClocks } from '../../time/index.ts'
import { settings } from '../settings/index.ts'

/**
 * Has noted what the fixtures of a class begin that its tests may wait for and nothing else tells of, if one of these has a
 * virtual clock. To be called before the fixtures run.
 * @returns what loads it and resolves to what stops it; nothing for all other classes
 */
export function watchFixtures(cls: TestCaseClass, names: readonly string[]): Promise<() => void> | undefined {
  if (!isNode || !hasVirtual(cls, names)) return undefined
  return virtualClocks.load().then(({ holdInFlight }) => holdInFlight())
}

/** Asked of the class, and of those of its methods only that say something of their own: there may be thousands. */
function hasVirtual(cls: TestCaseClass, names: readonly string[]): boolean {
  return isVirtual(cls, '', undefined) || names.some(name => isOwnVirtual(cls, name, methodOf(cls, name)))
}

function isOwnVirtual(cls: TestCaseClass, methodName: string, method: Function | undefined): boolean {
  if (!method || (ownClockMark(method) ?? ownSchedulesMark(method)) === undefined) return false
  return isVirtual(cls, methodName, method)
}

function isVirtual(cls: TestCaseClass, methodName: string, method: Function | undefined): boolean {
  const test = { cls, methodName, method, args: [] }
  try {
    return schedulesOfCase(test) !== undefined || clockOfCase(test, settings.clock) === 'virtual'
  } catch {
    // What is wrong is told of the test, when it begins.
    return false
  }
}
