import type { Replacement } from '../replaced/index.ts'
import { countedCalls } from './counted-calls.ts'
import { noteRegistries } from './finalizers.ts'
import { noteMessages } from './messages.ts'
import { noteWrites } from './written.ts'

/** The functions of the platform's that tell of nothing else, and are replaced while a virtual clock lives. */
export const namesOfInFlight: readonly Replacement[] = [
  ...countedCalls,
  noteRegistries,
  noteMessages,
  noteWrites,
]
