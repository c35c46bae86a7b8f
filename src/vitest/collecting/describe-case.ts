import { foreignCase, isTestCaseClass, type TestCaseClass } from '../../async-case/index.ts'
import { NotATestCaseError, TwoCopiesError } from '../../errors/index.ts'
import { showValue } from '../../internal/index.ts'
import { currentRegistry } from './discover.ts'

/**
 * Registers a test case by hand: one that is not exported, or in a project without the setup file.
 * A class that is registered twice runs once.
 * @throws NotATestCaseError when `cls` does not extend `TestCase`; TwoCopiesError when it extends another copy's.
 */
export function describeCase(cls: TestCaseClass): void {
  const foreign = foreignCase(cls)
  if (foreign) throw new TwoCopiesError(foreign.name, foreign.folder, foreign.ownFolder)
  if (!isTestCaseClass(cls)) throw new NotATestCaseError(showValue(cls))
  const registry = currentRegistry()
  registry.openModule()
  registry.add(cls)
}
