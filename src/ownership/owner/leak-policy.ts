import { LeakPolicyError } from '../../errors/index.ts'
import { showValue } from '../../internal/index.ts'

/** How strict a class is about what its tests leave behind: fail the test, warn of it, or dispose of it in silence. */
export type LeakPolicy = 'fail' | 'warn' | 'cancel'

/** @param where how a user writes it: `ServerTest.leaks`. @throws LeakPolicyError for any other value. */
export function leakPolicy(value: unknown, where: string): LeakPolicy {
  if (value === 'fail' || value === 'warn' || value === 'cancel') return value
  throw new LeakPolicyError(where, showValue(value))
}
