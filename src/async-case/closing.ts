import type { Owner } from '../ownership/index.ts'
import type { Outcome } from './outcome.ts'

/** Ends an attempt after its cleanups: what is left of it ends here, and the owner has its verdict. */
export async function closeAttempt(outcome: Outcome, owner: Owner): Promise<void> {
  for (const { error, origin } of owner.takeErrors()) outcome.record(origin, error)
  owner.close()
}
