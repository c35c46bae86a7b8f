import type { PhaseError } from '../../attempt/index.ts'
import { callerIn, errorText, isErrorLike, messageOf, realConsole, shared } from '../../internal/index.ts'
import { workerState } from '../host/index.ts'

/** So many are shown at the end of a file. */
const shownWarnings = 5

/** What is worth telling of the file that runs and fails nothing: one line each. */
interface WarningsOfFile {
  /** Of a test that took it as an annotation, which some reporters show. */
  readonly annotated: Set<string>
  /** Found when its test had ended: it is told here or nowhere. */
  readonly late: Set<string>
}

const warnings = shared<WarningsOfFile>('warnings-of-file', () => ({ annotated: new Set(), late: new Set() }))

/** Notes an annotation of a test for the end of its file. @param stack where it is about, or the test's own place */
export function noteAnnotated(error: unknown, stack: string): void {
  warnings.annotated.add(lineOf(error, stack))
}

/** Notes what came too late to be an annotation. */
export function noteLate(found: readonly PhaseError[]): void {
  for (const { error } of found)
    warnings.late.add(lineOf(error, isErrorLike(error) ? errorText(error, 'stack') : ''))
}

/**
 * At the end of a file: Vitest's default reporter prints the annotations of failed tests only, and a warning that nobody
 * sees is none.
 */
export function tellWarnings(): void {
  const lines = [...warnings.late, ...warnings.annotated]
  const lateLines = warnings.late.size
  warnings.late.clear()
  warnings.annotated.clear()
  if (lines.length === 0) return
  const more = lines.length - shownWarnings
  // What came late is told here only.
  const where = lateLines > shownWarnings ? '.' : ': --reporter=verbose shows all annotations.'
  const rest = more > 0 ? [`… and ${more} more${where}`] : []
  realConsole.warn([...lines.slice(0, shownWarnings), ...rest].join('\n'))
}

/** `text at file:line` */
function lineOf(error: unknown, stack: string): string {
  const place = placeIn(stack)
  return `${messageOf(error).split('\n', 1).join('')}${place && ` at ${place}`}`
}

/** `file:line` of the innermost line of a stack that is the user's, from the project's root; `''` where there is none. */
export function placeIn(stack: string): string {
  const caller = callerIn(stack)
  // In a browser, lines are those of what Vite has served, and nobody here can read its map.
  if (!caller?.line || /^https?:/.test(caller.file)) return ''
  const root = `${workerState().config?.root ?? ''}/`
  return `${caller.file.replace(root, '')}:${caller.line}`
}
