import type { Replacement } from '../replaced/index.ts'

/** The functions of the platform's that tell of nothing else, and are replaced while a virtual clock lives. */
export const namesOfInFlight: readonly Replacement[] = []
