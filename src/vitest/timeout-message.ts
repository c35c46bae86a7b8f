import type { Attempt, Wait } from '../async-case/index.ts'
import { frameOf } from './locate.ts'
import type { RegisteredTest } from './registered-test.ts'

/**
 * Adds to Vitest's time-out error what only this library knows: the phase that was stuck. Vitest rejects the test
 * with the very object that its signal was aborted with, so the text reaches every reporter.
 */
export function completeTimeout(reason: unknown, test: RegisteredTest, attempt: Attempt): void {
  if (!(reason instanceof Error)) return
  const { cls, methodName, method } = test
  const { phase, ms, at, wait, tasks } = attempt.running
  const name = `${cls.name}.${methodName}`
  reason.message += `\n${name} was waiting in ${phase} for ${ms} ms${wait ? `, on ${place(wait)}` : ''}.`
  for (const task of tasks) reason.message += `\nTask "${task.name}" was waiting on ${place(task)}.`
  reason.stack = `${reason.name}: ${reason.message}${frameOf(at, cls) || frameOf(method, cls)}`
}

function place({ waitsOn, at }: Wait): string {
  return at ? `${waitsOn} at ${at}` : waitsOn
}
