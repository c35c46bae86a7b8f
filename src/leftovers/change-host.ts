import { shared } from '../internal/index.ts'
import type { LeftoverKind } from './kinds.ts'

/** What the search for leftovers needs of the test runner. */
export interface ChangeHost {
  /** Whether fake timers of its own are on. */
  hasFakeTimers(): boolean
  useRealTimers(): void
  /** What a time-out says of fake timers that are on, whoever's; empty when none are. */
  fakeTimersText(): string
  /** Whether it takes a change back by itself before the next test, as its settings say. */
  takesBack(kind: LeftoverKind, name: string): boolean
  /** The stack of the call to the host that made a change; `''` where there was none. */
  lineOf(kind: LeftoverKind, name: string): string
  /** How many modules it has loaded. */
  countModules(): number
  /** Whether a package is among those that it has loaded since it had so many. */
  hasLoadedPackage(since: number): boolean
  /** Whether the code of the running test file has a word in it. */
  mentions(word: string): boolean
  /** Whether what a file leaves in its process reaches the next file. */
  readonly isShared: boolean
}

const connection = shared<{ host: ChangeHost }>('change-host', () => ({
  host: {
    hasFakeTimers: () => false,
    useRealTimers: () => undefined,
    fakeTimersText: () => '',
    takesBack: () => false,
    lineOf: () => '',
    countModules: () => 0,
    hasLoadedPackage: () => false,
    mentions: () => false,
    isShared: false,
  },
}))

export function setChangeHost(host: ChangeHost): void {
  connection.host = host
}

export function changeHost(): ChangeHost {
  return connection.host
}
