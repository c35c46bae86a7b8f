export {
  addModuleCleanup,
  cleanupsOfClass,
  cleanupsOfModule,
  doModuleCleanups,
  enterModuleContext,
} from './cleanups.ts'
export { schedulesOfCase, type SaidSchedules } from './schedules-of-case.ts'
export { clockOfCase, sayerOfClock } from './clock-of-case.ts'
export { constructedClasses, forgetConstructed } from './constructed.ts'
export { foreignCase, noteCopy, type ForeignCase } from './copies.ts'
export { definitionErrors } from './definition-errors.ts'
export { hasTests, onlyFieldTests } from './field-tests.ts'
export { isLikeFixture, moduleFixtureMeantBy, moduleFixtures } from './fixture-names.ts'
export { IsolatedAsyncioTestCase } from './isolated-asyncio-test-case.ts'
export { TestCase } from './test-case.ts'
export { isTestCaseClass, lineageOf, methodOf, testNames, type TestCaseClass } from './test-names.ts'
export { caseProgram, type CaseTest } from './case-program.ts'
