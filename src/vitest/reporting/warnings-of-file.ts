import type { PhaseError } from '../../attempt/index.ts'
import { callerIn, errorText, isErrorLike, messageOf, realConsole, shared } from '../../internal/index.ts'
import type { Owner } from '../../ownership/index.ts'
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
  /** Of no test: it is told here, and stands in the record of a suite or the file, which reporters of Vitest's do not show. */
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

/**
 * Notes what came too late to be an annotation, in the records of the tests, suites and files whose it is, too.
 * @param around the suite or the file whose it is where nothing else is said
 */
export function noteLate(found: readonly PhaseError[], around: Owner): void {
  const changed = new Set<RunnerTask>()
  for (const { phase, error, owner = around } of found) {
    const stack = isErrorLike(error) ? errorText(error, 'stack') : ''
    const record = recordOf(owner)
    if (record) {
      recordWarnings(record, [{ phase, message: withPlace(error, stack) }])
      changed.add(record)
    }
    const told = record?.type === 'test' ? warnings.recorded : warnings.onlyHere
    told.add(lineOf(error, stack))
  }
  // Should Vitest be out of reach, its own reports fail the run.
  if (changed.size > 0) sendRecords([...changed], [])
}

/** Vitest's record, where it has begun one. */
function recordOf({ task }: Owner): RunnerTask | undefined {
  return isRunnerTask(task) && task.result ? task : undefined
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
  if (onlyHere.size > shownWarnings)
    return ': a reporter finds all in meta().asyncCase.warnings, those of suites too.'
  const isAnnotated = onlyHere.size + recorded.size <= shownWarnings
  if (isAnnotated) return ': --reporter=verbose shows all annotations.'
  return ': --reporter=json shows all, in meta.asyncCase.warnings.'
}

/** `text at file:line` */
function lineOf(error: unknown, stack: string): string {
  const place = placeIn(stack)
  return `${messageOf(error).split('\n', 1).join('')}${place && ` at ${place}`}`
}

/** A whole text, and the place that it is about: a line of its own below a text of several. */
export function withPlace(error: unknown, stack: string): string {
  const [text, place] = [messageOf(error), placeIn(stack)]
  return `${text}${place && `${text.includes('\n') ? '\n' : ' '}at ${place}`}`
}

/** `file:line` of the innermost line of a stack that is the user's, from the project's root; `''` where there is none. */
export function placeIn(stack: string): string {
  const caller = callerIn(stack)
  // In a browser, lines are those of what Vite has served, and nobody here can read its map.
  if (!caller?.line || /^https?:/.test(caller.file)) return ''
  const root = `${workerState().config?.root ?? ''}/`
  return `${caller.file.replace(root, '')}:${caller.line}`
}
