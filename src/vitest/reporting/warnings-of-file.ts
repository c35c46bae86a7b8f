import type { PhaseError } from '../../attempt/index.ts'
import { callerIn, errorText, isErrorLike, messageOf, realConsole, shared } from '../../internal/index.ts'
import { isRunnerTask, workerState, type RunnerTask } from '../host/index.ts'
import { sendRecords } from './late-errors.ts'
import { recordWarnings } from './test-record.ts'

/** So many are shown at the end of a file. */
const shownWarnings = 5

/** What is worth telling of the file that runs and fails nothing: one line each. */
interface WarningsOfFile {
  /** Of a test that took it as an annotation, which some reporters show. */
  readonly annotated: Set<string>
  /** Found when its test had ended and no annotation was taken any more: it stands in the test's record. */
  readonly recorded: Set<string>
  /** Of no test: it is told here or nowhere. */
  readonly onlyHere: Set<string>
}

const warnings = shared<WarningsOfFile>('warnings-of-file', () => ({
  annotated: new Set(),
  recorded: new Set(),
  onlyHere: new Set(),
}))

/** Notes an annotation of a test for the end of its file. @param stack where it is about, or the test's own place */
export function noteAnnotated(error: unknown, stack: string): void {
  warnings.annotated.add(lineOf(error, stack))
}

/** Notes what came too late to be an annotation, in the records of the tests whose it is, too. */
export function noteLate(found: readonly PhaseError[]): void {
  const changed = new Set<RunnerTask>()
  for (const { phase, error, owner } of found) {
    const stack = isErrorLike(error) ? errorText(error, 'stack') : ''
    const test = testOf(owner?.task)
    if (test) {
      recordWarnings(test, [{ phase, message: withPlace(error, stack) }])
      changed.add(test)
    }
    const told = test ? warnings.recorded : warnings.onlyHere
    told.add(lineOf(error, stack))
  }
  // Should Vitest be out of reach, its own reports fail the run.
  if (changed.size > 0) sendRecords([...changed], [])
}

/** The test, where Vitest has a verdict of it. */
function testOf(task: object | undefined): RunnerTask | undefined {
  return isRunnerTask(task) && task.type === 'test' && task.result ? task : undefined
}

/**
 * At the end of a file: Vitest's default reporter prints the annotations of failed tests only, and a warning that nobody
 * sees is none. What is told nowhere else comes first.
 */
export function tellWarnings(): void {
  const { onlyHere, recorded, annotated } = warnings
  const lines = [...onlyHere, ...recorded, ...annotated]
  const more = lines.length - shownWarnings
  const rest = more > 0 ? [`… and ${more} more${whereMoreIs()}`] : []
  for (const told of [onlyHere, recorded, annotated]) told.clear()
  if (lines.length > 0) realConsole.warn([...lines.slice(0, shownWarnings), ...rest].join('\n'))
}

function whereMoreIs(): string {
  const { onlyHere, recorded } = warnings
  if (onlyHere.size > shownWarnings) return '.'
  const isAnnotated = onlyHere.size + recorded.size <= shownWarnings
  if (isAnnotated) return ': --reporter=verbose shows all annotations.'
  return ': --reporter=json shows all, in meta.asyncCase.warnings.'
}

/** `text at file:line` */
function lineOf(error: unknown, stack: string): string {
  const place = placeIn(stack)
  return `${messageOf(error).split('\n', 1).join('')}${place && ` at ${place}`}`
}

/** A whole text, and below it the place that it is about. */
export function withPlace(error: unknown, stack: string): string {
  const place = placeIn(stack)
  return `${messageOf(error)}${place && `\nat ${place}`}`
}

/** `file:line` of the innermost line of a stack that is the user's, from the project's root; `''` where there is none. */
export function placeIn(stack: string): string {
  const caller = callerIn(stack)
  // In a browser, lines are those of what Vite has served, and nobody here can read its map.
  if (!caller?.line || /^https?:/.test(caller.file)) return ''
  const root = `${workerState().config?.root ?? ''}/`
  return `${caller.file.replace(root, '')}:${caller.line}`
}
