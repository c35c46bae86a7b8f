import { checkedSetting } from '../../internal/index.ts'

/** Which test files get a timeline: those with a failed test, or all. */
export type TimelineMode = 'failed' | 'all'

const modes: readonly TimelineMode[] = ['failed', 'all']
const choices = "It may be 'failed' (a page for each file that has a failed test) or 'all' (for each file)."
const variable = 'VITEST_ASYNC_CASE_TIMELINE'

/**
 * What is asked for: by the environment, which outranks it, or by an option.
 * @throws ConfigurationError for other values
 */
export function timelineMode(where: string, option: unknown): TimelineMode | undefined {
  const wished = checkedSetting(where, option, modes, choices)
  const set = globalThis.process?.env?.[variable] || undefined
  return checkedSetting(`The environment variable ${variable}`, set, modes, choices) ?? wished
}
