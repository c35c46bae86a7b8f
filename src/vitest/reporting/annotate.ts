import type { PhaseError } from '../../attempt/index.ts'
import {
  callerIn,
  errorText,
  frameText,
  isErrorLike,
  messageOf,
  shared,
  withoutOwnLines,
  type TestContext,
} from '../../internal/index.ts'
import { workerState, type RunnerTask } from '../host/index.ts'
import { placed, type Subject } from './subject.ts'

/** Warnings fail nothing: they are annotations of the test, on its method when they have no line of their own. */
export async function annotate(
  context: TestContext,
  warnings: readonly PhaseError[],
  { subject, at }: { readonly subject: Subject; readonly at: Function | undefined },
): Promise<void> {
  for (const warning of warnings) {
    const { error } = placed(warning, subject)
    const stack = isErrorLike(error) ? errorText(error, 'stack') : ''
    const text = `${messageOf(error)}${lineBelow(stack)}`
    const call = () => context.annotate(text, 'warning')
    await calledFrom(`${frameText(withoutOwnLines(stack))}${subject.frame(at)}`, () =>
      whileRunning(context.task, call),
    )
  }
}

/** The line that a warning is about, which may stand in another file than the place of an annotation can. */
function lineBelow(stack: string): string {
  const caller = callerIn(stack)
  if (!caller?.line) return ''
  const root = `${workerState().config?.root ?? ''}/`
  return `\nat ${caller.file.replace(root, '')}:${caller.line}`
}

/** Vitest 4.1 leaves the verdict of one repeat on its record during the next, and takes no annotations from then on. */
function whileRunning<T>({ result }: RunnerTask, call: () => T): T {
  if (!result) return call()
  const { state } = result
  result.state = 'run'
  try {
    return call()
  } finally {
    result.state = state
  }
}

/**
 * The place of an annotation, without which GitHub Actions shows none, is the first line of the test's file in the stack
 * of the call. Vitest takes that stack before it first waits; ours has no such line, and gets those of what it tells.
 */
function calledFrom<T>(frames: string, call: () => T): T {
  const { prepareStackTrace } = Error
  Reflect.set(Error, 'prepareStackTrace', (error: Error) => `${String(error)}${frames}`)
  try {
    return call()
  } finally {
    Reflect.set(Error, 'prepareStackTrace', prepareStackTrace)
  }
}

// The tests of the file that runs which passed with a warning.
const warned = shared('warned-tests', () => new Set<string>())

export function noteWarned(testName: string): void {
  warned.add(testName)
}

/** At the end of a file: says that there are warnings, since Vitest's default reporter prints those of failed tests only. */
export function tellWarned(): void {
  const [first, ...others] = warned
  warned.clear()
  if (first === undefined) return
  const tests = others.length === 0 ? first : `${first} and ${others.length} more of this file`
  console.warn(`${tests} passed with warnings. They are annotations, which --reporter=verbose shows.`)
}
