import { sharedByProcess } from '../internal/index.ts'
import type { Owner } from '../ownership/index.ts'
import type { LeftoverKind } from './kinds.ts'

/** Something that is not as it was. */
export interface Change {
  readonly kind: LeftoverKind
  /** What tells it from others of its kind; `undefined` where there is just one. */
  readonly name: string | undefined
  /** What has become of it, in one word. */
  readonly change: string
  /** What is to be done in a cleanup: `Put it back`. */
  readonly verb?: string
  /** The code that does. */
  readonly remedy: string
  /** Whose code did it, where that is known. */
  readonly owner?: Owner | undefined
  /** The stack of the line that did it, where that is known. */
  stack?(): string
  putBack(): unknown
}

/** How something was at one moment: tells what has changed since, cheaply when nothing has. */
export type Look = () => readonly Change[]

/** A kind that is found by comparing. */
export type TakeLook = () => Look

// One for all, since it is what nearly every look finds.
export const noChanges: readonly Change[] = []

const seen = sharedByProcess('leftovers-passed-over', () => ({ isAny: false }))

/** Something has changed, and may be no leftover all the same: from now on it is as it should be. */
export function noteSeen(): void {
  seen.isAny = true
}

/** Whether anything has changed since it was last asked, told or not. */
export function takeSeen(): boolean {
  const { isAny } = seen
  seen.isAny = false
  return isAny
}

/** `new`, `changed` or `removed`, of something that may be absent. */
export function changeOf(wasThere: boolean, isThere: boolean): 'new' | 'changed' | 'removed' {
  if (!wasThere) return 'new'
  return isThere ? 'changed' : 'removed'
}

/** `process.env.PORT`, `globalThis['my name']` */
export function memberText(holder: string, name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${holder}.${name}` : `${holder}[${JSON.stringify(name)}]`
}

/** The code that puts a member back to what it was, or takes it away. */
export function memberRemedy(holder: string, name: string, wasThere: boolean): string {
  const member = memberText(holder, name)
  return wasThere ? `${member} = before` : `delete ${member}`
}
