/** The kinds of resources that a test answers for, as reports and `allowLeak` name them. */
export const leakKinds = [
  'timeout',
  'interval',
  'immediate',
  'server',
  'socket',
  'UDP socket',
  'HTTP request',
  'fetch request',
  'web socket',
  'child process',
  'worker',
  'file watcher',
  'message port',
  'broadcast channel',
  'file handle',
  'file stream',
] as const

/** The kinds of resources that are watched, as `allowLeak({ kind })` takes them. */
export type LeakKind = (typeof leakKinds)[number]
