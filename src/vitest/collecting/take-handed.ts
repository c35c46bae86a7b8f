import { hasTests, isTestCaseClass, type TestCaseClass } from '../../async-case/index.ts'
import { takeHandedClasses } from '../../internal/index.ts'

/** The test cases that the plugin found in a file, exported or not. */
export function takeHanded(file: string): TestCaseClass[] {
  return takeHandedClasses(file).filter(isTestCaseClass).filter(hasTests)
}
