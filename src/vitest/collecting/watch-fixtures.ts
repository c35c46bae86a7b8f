import { clockOfCase, methodOf, schedulesOfCase, type TestCaseClass } from '../../async-case/index.ts'
import { isNode } from '../../internal/index.ts'
import { virtualClocks } from '../../time/index.ts'
import { settings } from '../settings/index.ts'

/**
 * Has noted what the fixtures of a class begin that its tests may wait for and nothing else tells of, if one of these has a
 * virtual clock. To be called before the fixtures run.
 * @returns what loads it and resolves to what stops it; nothing for all other classes
 */
export function watchFixtures(cls: TestCaseClass, names: readonly string[]): Promise<() => void> | undefined {
  if (!isNode || !names.some(name => isVirtual(cls, name))) return undefined
  return virtualClocks.load().then(({ holdInFlight }) => holdInFlight())
}

function isVirtual(cls: TestCaseClass, methodName: string): boolean {
  const test = { cls, methodName, method: methodOf(cls, methodName), args: [] }
  try {
    return schedulesOfCase(test) !== undefined || clockOfCase(test, settings.clock) === 'virtual'
  } catch {
    // What is wrong is told of the test, when it begins.
    return false
  }
}
