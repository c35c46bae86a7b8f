export {
  addModuleCleanup,
  cleanupsOfClass,
  cleanupsOfModule,
  doModuleCleanups,
  enterModuleContext,
} from './cleanups.ts'
export { fieldTests, hasTests } from './field-tests.ts'
export { IsolatedAsyncioTestCase } from './isolated-asyncio-test-case.ts'
export { misplacedFixture } from './fixture-mistakes.ts'
export { TestCase } from './test-case.ts'
export { isTestCaseClass, lineageOf, methodOf, testNames, type TestCaseClass } from './test-names.ts'
export { caseProgram, type CaseTest } from './case-program.ts'
