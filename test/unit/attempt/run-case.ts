import { Attempt, concluded, type AttemptResult } from '../../../src/attempt/index.ts'
import { caseProgram, methodOf, type TestCase } from '../../../src/async-case/index.ts'
import { Owner, runInScope } from '../../../src/ownership/index.ts'

/** Runs one test of a class, without Vitest's registration, and tells how it ended. */
export async function runCase(cls: typeof TestCase, methodName = 'test'): Promise<AttemptResult> {
  const owner = new Owner('test', `${cls.name}.${methodName}`)
  const method = methodOf(cls, methodName)
  const attempt = new Attempt({
    make: caseProgram({ cls, methodName, method, args: [] }),
    at: method,
    owner,
    context: {},
    leaks: 'cancel',
    phaseLimit: 1000,
  })
  return runInScope({ owner, values: new Map(), task: undefined }, async () => {
    return concluded(await attempt.run(), await attempt.judge())
  })
}

/** The errors of a result, as `phase: message`. */
export function errorsOf({ errors }: AttemptResult): string[] {
  return errors.map(({ phase, error }) => `${phase}: ${(error as Error).message}`)
}
