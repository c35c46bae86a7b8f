import { beginLook, leftoversOf, startLooking } from '../../../src/leftovers/index.ts'
import { newScope, Owner, runInScope, type LeftoverPolicy } from '../../../src/ownership/index.ts'

/** A test that may leave something, of a suite of its own. */
export function beginTest(name = 'A.testX', policy: LeftoverPolicy = 'fail'): Owner {
  const owner = new Owner('test', name)
  owner.leftovers = policy
  beginLook(owner, {})
  return owner
}

/** What a body leaves, as its test is told; it has been put back then. */
export async function leftBy(body: () => unknown): Promise<string[]> {
  startLooking()
  return endTest(beginTest(), body)
}

/** Runs the body of a test that has begun. */
export async function endTest(test: Owner, body: () => unknown): Promise<string[]> {
  await runInScope(newScope(test), body)
  const found = await leftoversOf(test)
  test.close()
  return (found ?? []).map(({ error, isWarning }) => `${isWarning ? 'warning: ' : ''}${error.message}`)
}
