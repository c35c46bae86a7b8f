import { LeakPolicyError } from '../../errors/index.ts'
import { showValue } from '../../internal/index.ts'

export const leakPolicies = ['fail', 'warn', 'cancel'] as const

/** How strict a class is about what its tests leave behind: fail the test, warn of it, or dispose of it in silence. */
export type LeakPolicy = (typeof leakPolicies)[number]

export const leftoverPolicies = ['fail', 'warn', 'off'] as const

/** What becomes of what a test has changed outside of itself and not put back. */
export type LeftoverPolicy = (typeof leftoverPolicies)[number]

/** @param where how a user writes it: `ServerTest.leaks`. @throws LeakPolicyError for any other value. */
export function leakPolicy(value: unknown, where: string): LeakPolicy {
  const policy = leakPolicies.find(each => each === value)
  if (policy) return policy
  throw new LeakPolicyError(where, showValue(value))
}
