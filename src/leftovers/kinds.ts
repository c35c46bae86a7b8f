/** What can be left behind, as `allowLeftover` takes it. */
export const leftoverKinds = [
  'fake timers',
  'environment variable',
  'working directory',
  'exit code',
  'process listener',
  'global',
  'console',
  'patch',
  'stack trace limit',
  'lock',
] as const

/** A kind of what a test may change outside of itself. */
export type LeftoverKind = (typeof leftoverKinds)[number]
