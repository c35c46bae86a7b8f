/** What a fixture run reported, as `report-reporter.mjs` writes it. Paths are relative to the fixture. */
export interface RunReport {
  reason: 'passed' | 'failed' | 'interrupted'
  files: FileReport[]
  unhandledErrors: ErrorReport[]
}

export interface FileReport {
  file: string
  state: string
  errors: ErrorReport[]
  meta: Record<string, unknown>
  suites: SuiteReport[]
  tests: TestReport[]
}

export interface SuiteReport {
  path: string[]
  state: string
  errors: ErrorReport[]
  location: Location | null
  meta: Record<string, unknown>
}

export interface TestReport {
  path: string[]
  state: 'passed' | 'failed' | 'skipped' | 'pending'
  errors: ErrorReport[]
  /** The reason given to `context.skip`. */
  note: string | null
  location: Location | null
  meta: Record<string, unknown>
  annotations: { type: string; message: string; location?: unknown }[]
}

export interface ErrorReport {
  name: string
  message: string
  diff?: string
  stacks: { file: string; line: number; column: number; method: string }[]
}

export interface Location {
  line: number
  column: number
}

/** All tests of a report as `Class.test` (or `a > b > c`) to their state. */
export function statesOf(report: RunReport): Record<string, string> {
  const tests = report.files.flatMap(file => file.tests)
  return Object.fromEntries(tests.map(test => [test.path.join(' > '), test.state]))
}

/** The messages of one test's errors, by the test's own name. Throws when there is no such test, or several. */
export function errorsOf(report: RunReport, name: string): string[] {
  return testOf(report, name).errors.map(error => error.message)
}

/** One test of a report, by its own name. Throws when there is no such test, or several. */
export function testOf(report: RunReport, name: string): TestReport {
  const all = report.files.flatMap(file => file.tests)
  const found = all.filter(test => test.path.at(-1) === name)
  if (found.length === 1) return found[0]!
  const names = all.map(test => test.path.join(' > ')).join(', ')
  throw new Error(`${found.length} tests are called "${name}" in the report; it holds: ${names}`)
}
