import type { Replacement } from '../replaced/index.ts'

/** The names that tell the time, or wait for it inside Node. */
export const namesOfTime: readonly Replacement[] = []
