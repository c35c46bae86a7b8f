import { shared } from '../internal/index.ts'
import type { Owner } from '../ownership/index.ts'

/** Which owner may have a loop, and the loop that it has. `unknown`, so that this file depends on no other of the loop. */
export const loops = shared('loops', () => ({
  allowed: new WeakMap<Owner, string>(),
  ended: new WeakSet<Owner>(),
  byOwner: new WeakMap<Owner, unknown>(),
}))
