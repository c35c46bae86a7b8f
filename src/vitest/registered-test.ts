import type { FixtureRun, TestCaseClass } from '../async-case/index.ts'

/** One test of a class, as it is registered with Vitest. */
export interface RegisteredTest {
  readonly cls: TestCaseClass
  readonly methodName: string
  /** The method itself, with its marks. */
  readonly method: Function | undefined
  readonly args: readonly unknown[]
  /** The fixtures of the class, which have run. */
  readonly fixture: FixtureRun
}
