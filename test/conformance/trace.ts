import type { FileReport, TestReport } from '../support/report.ts'
import type { Action, CaseData, Outcome, Trace } from './case-data.ts'

/** What the runner of this library leaves on a test that ran: its outcome in unittest's words. */
interface CaseMeta {
  outcome: Outcome
  errors: { phase: string; message: string }[]
  skips: string[]
}

/** How Vitest shows each of unittest's outcomes. */
const states: Record<Outcome, TestReport['state']> = {
  passed: 'passed',
  failed: 'failed',
  skipped: 'skipped',
  'expected failure': 'passed',
  'unexpected success': 'failed',
}

/** The trace of one case, from its events and from what Vitest reported of its file. */
export function traceOf(events: string[], file: FileReport): Trace {
  const ran = file.tests.filter(hasRun)
  return {
    events: sortCancellations(events),
    tests: Object.fromEntries(ran.map(test => [test.path.join('.'), entryOf(test)])),
    fixtures: fixtureErrors(file),
  }
}

const metaOf = (test: TestReport) => test.meta['asyncCase'] as CaseMeta | undefined

/** A test that simply passed carries no data of ours; one that Vitest skipped without any never ran. */
const hasRun = (test: TestReport) => test.state !== 'skipped' || metaOf(test) !== undefined

function entryOf(test: TestReport): Trace['tests'][string] {
  const { outcome, errors, skips } = metaOf(test) ?? { outcome: 'passed', errors: [], skips: [] }
  const messages = outcome === 'failed' ? errors.map(error => error.message) : []
  return { outcome, errors: [...messages, ...disagreements(test, outcome, messages)], skips: [...skips] }
}

// The outcome is data of ours; what the user sees is Vitest's. They must agree, and each error must be shown once.
function disagreements(test: TestReport, outcome: Outcome, messages: string[]): string[] {
  if (test.state !== states[outcome]) return [`Vitest shows the test as ${test.state}`]
  if (outcome !== 'failed') return []
  const shown = test.errors.map(error => error.message)
  const isShown = messages.every(message => shown.some(text => mentions(text, message)))
  return isShown && shown.length === messages.length ? [] : [`Vitest shows ${JSON.stringify(shown)}`]
}

/** Labels end in a number: `raise1` is not in `raise12`. */
const mentions = (text: string, label: string) => text.split(/[^\w]+/).includes(label)

function fixtureErrors(file: FileReport): Trace['fixtures'] {
  const errors = [...file.errors, ...file.suites.flatMap(suite => suite.errors)]
  return errors.flatMap(error => labelsIn(error.message).map(label => ({ name: 'fixture', error: label })))
}

const labelsIn = (message: string) => message.match(/\b(raise|fail)\d+\b/g)?.slice(0, 1) ?? [message]

/** Tasks are cancelled in no set order: each run of cancellations is sorted, as the oracle does. */
function sortCancellations(events: string[]): string[] {
  const sorted: string[] = []
  let run: string[] = []
  for (const event of [...events, '']) {
    if (event.endsWith(': cancelled')) {
      run.push(event)
      continue
    }
    sorted.push(...run.toSorted(), event)
    run = []
  }
  return sorted.slice(0, -1)
}

/**
 * A trace as two runs are compared. Deliberate differences: errors of one test are compared as a set (Vitest may order
 * those of different phases otherwise); a fixture's failure is compared without the fixture's name (Vitest shows it on
 * the suite or the file) and a fixture's skip by its tests (Vitest shows them as skipped, CPython does not start them);
 * of several failing module cleanups CPython keeps one; and of a test whose sub-tests alone have skipped themselves it says
 * neither that it passed nor that it was skipped (here it is skipped when all of them were, which unit tests check).
 */
export function comparable(trace: Trace, data: CaseData): unknown {
  const messages = trace.fixtures.flatMap(each => each.error ?? [])
  const cleanups = labelsInside('moduleCleanup', data)
  const skips = fixtureSkips(data)
  const inSubTests = labelsInside('subTest', data)
  const tests = Object.entries(trace.tests).filter(
    ([, test]) => !test.skips.some(reason => skips.has(reason)),
  )
  return {
    events: trace.events,
    tests: Object.fromEntries(tests.map(([name, test]) => [name, sorted(test, inSubTests)])),
    fixtures: messages.filter(message => !cleanups.has(message)).toSorted(),
    moduleCleanupFailed: messages.some(message => cleanups.has(message)),
  }
}

function sorted(
  { outcome, errors, skips }: Trace['tests'][string],
  inSubTests: ReadonlySet<string>,
): unknown {
  const isOpen = outcome === 'passed' || outcome === 'skipped'
  const isOfSubTests = skips.length > 0 && skips.every(reason => inSubTests.has(reason))
  return {
    outcome: isOpen && isOfSubTests ? 'passed or skipped' : outcome,
    errors: errors.toSorted(),
    skips: skips.toSorted(),
  }
}

/** The reasons for which `setUpModule` or a `setUpClass` skips what it is for. */
function fixtureSkips({ setUpModule = [], classes }: CaseData): Set<string> {
  const fixtures = [setUpModule, ...classes.map(each => each.setUpClass ?? [])]
  return new Set(fixtures.flat().flatMap(action => (action[0] === 'skip' ? [action[1]] : [])))
}

// Every label inside an action of a kind, at any depth.
function labelsInside(kind: Action[0], data: unknown, inside = false, into = new Set<string>()): Set<string> {
  if (!Array.isArray(data)) {
    if (data && typeof data === 'object')
      for (const value of Object.values(data)) labelsInside(kind, value, inside, into)
    return into
  }
  const within = inside || data[0] === kind
  for (const part of data) {
    if (within && typeof part === 'string') into.add(part)
    labelsInside(kind, part, within, into)
  }
  return into
}
