import type { PhaseError } from '../../attempt/index.ts'
import { errorText, frameText, isErrorLike, withoutOwnLines, type TestContext } from '../../internal/index.ts'
import type { RunnerTask } from '../host/index.ts'
import { hasLineOfFile, placed, type Subject } from './subject.ts'
import { noteAnnotated, withPlace } from './warnings-of-file.ts'

/**
 * Warnings fail nothing: they are annotations of the test, on its method when they have no line of their own. The end of
 * the file tells them too.
 * @returns their texts
 */
export async function annotate(
  context: TestContext,
  warnings: readonly PhaseError[],
  { subject, at }: { readonly subject: Subject; readonly at: Function | undefined },
): Promise<string[]> {
  const texts: string[] = []
  for (const warning of warnings) {
    const { error } = placed(warning, subject)
    const stack = isErrorLike(error) ? errorText(error, 'stack') : ''
    const frames = withLineOfFile(frameText(withoutOwnLines(stack)), () => subject.frame(at))
    noteAnnotated(error, frames)
    // Reporters that show no places (JUnit's) have it from the text; and it may be in another file than an annotation's can.
    const text = withPlace(error, stack)
    await calledFrom(frames, () => whileRunning(context.task, () => context.annotate(text, 'warning')))
    texts.push(text)
  }
  return texts
}

/** The place of an annotation is a line of the test's file. */
function withLineOfFile(frames: string, ownLine: () => string): string {
  return hasLineOfFile(frames) ? frames : `${frames}${ownLine()}`
}

/** Vitest 4.1 leaves the verdict of one repeat on its record during the next, and takes no annotations from then on. */
export function whileRunning<T>({ result }: RunnerTask, call: () => T): T {
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
