import { settle } from '../hooks/index.ts'
import type { Owner } from '../ownership/index.ts'
import type { Outcome } from './outcome.ts'

/** Ends an attempt after its cleanups: what is left of it ends here, and the owner has its verdict. */
export async function closeAttempt(outcome: Outcome, owner: Owner): Promise<void> {
  await settle(owner)
  const { errors, expectedFailure } = outcome
  const known = new Set([...errors, ...(expectedFailure ? [expectedFailure] : [])].map(({ error }) => error))
  for (const { error, origin } of owner.takeErrors()) {
    // A promise that the test awaited, and one derived from it that nobody did, reject with the same error: one cause.
    if (!known.has(error)) outcome.record(origin, error)
  }
  owner.close()
}
