import { signatureOf } from '../shape/index.ts'
import { pathOf } from '../text/index.ts'
import type { MockState } from '../state/index.ts'

/**
 * What is wrong with the arguments of a call of an autospecced mock, or `undefined`. Too many are an error; too few are not:
 * an optional parameter of TypeScript looks like any other at run time.
 */
export function checkArguments(state: MockState, args: readonly unknown[]): TypeError | undefined {
  const plan = state.rare?.autospec
  if (plan === undefined || plan.instance || typeof plan.spec !== 'function') return undefined
  const { text, most } = signatureOf(plan.spec)
  if (args.length <= most) return undefined
  return new TypeError(
    `too many arguments: ${plan.spec.name || pathOf(state)}${text} takes ${most}, ${args.length} were given`,
  )
}
