/** A test module as data. README.md beside this file describes it; `oracle.py` makes and runs the same on CPython. */
export interface CaseData {
  setUpModule?: Action[]
  tearDownModule?: Action[]
  classes: ClassData[]
}

export interface ClassData {
  name: string
  isolated: boolean
  skip?: string
  expectedFailure?: boolean
  setUpClass?: Action[]
  tearDownClass?: Action[]
  setUp?: Action[]
  asyncSetUp?: Action[]
  asyncTearDown?: Action[]
  tearDown?: Action[]
  tests: TestData[]
}

export interface TestData {
  name: string
  async?: boolean
  skip?: string
  expectedFailure?: boolean
  body: Action[]
}

export type Action =
  | ['log' | 'raise' | 'fail' | 'skip' | 'get', string]
  | ['set', string, string]
  | ['tick', number]
  | ['cleanup' | 'asyncCleanup' | 'classCleanup' | 'moduleCleanup' | 'subTest' | 'spawn', string, Action[]]
  | ['enter' | 'enterAsync', string, Action[], Action[]]

export type Outcome = 'passed' | 'failed' | 'skipped' | 'expected failure' | 'unexpected success'

/** What happened: on CPython, or in Vitest. A test that never ran has no entry. */
export interface Trace {
  events: string[]
  tests: Record<string, { outcome: Outcome; errors: string[]; skips: string[] }>
  fixtures: { name: string; error?: string; skip?: string }[]
}

export interface TracedCase {
  /** What the case is about; random ones have none. */
  title?: string
  case: CaseData
  trace: Trace
}
