import { isTestCaseClass, type TestCaseClass } from '../../async-case/index.ts'
import { NotATestCaseError } from '../../errors/index.ts'
import { showValue } from '../../internal/index.ts'
import { currentRegistry } from './discover.ts'

/**
 * Registers a test case by hand: one that is not exported, or in a project without the setup file.
 * A class that is registered twice runs once.
 * @throws NotATestCaseError when `cls` does not extend `TestCase`.
 */
export function describeCase(cls: TestCaseClass): void {
  if (!isTestCaseClass(cls)) throw new NotATestCaseError(showValue(cls))
  const registry = currentRegistry()
  registry.openModule()
  registry.add(cls)
}
