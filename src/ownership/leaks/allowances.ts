import { shared } from '../../internal/index.ts'
import type { Creation, LeakKind } from '../ledger/index.ts'
import type { Owner } from '../owner/index.ts'

/** Which leak is tolerated, and why. */
export interface AllowedLeak {
  /** Only of this kind. */
  kind?: LeakKind
  /** Only when the stack of the line that made it contains this text, or matches this pattern. */
  stack?: string | RegExp
  /** Why it is tolerated; shown when no such leak happens any more. */
  reason: string
}

/** An allowance that has been given. */
export interface Allowance extends AllowedLeak {
  readonly creation: Creation
  isUsed: boolean
}

interface Allowances {
  readonly ofOwner: WeakMap<Owner, Allowance[]>
  /** Owners of plain tests that have made some, by their file. */
  readonly ofPlain: WeakMap<Owner, Owner[]>
  readonly ofAll: Allowance[]
  /** Those made at the top level of the test file that is being imported. */
  ofFile: Allowance[] | undefined
}

/** All that have been given. Apart from `allowLeak`, since the setup file is there before it. */
export const allowances = shared<Allowances>('allowances', () => ({
  ofOwner: new WeakMap(),
  ofPlain: new WeakMap(),
  ofAll: [],
  ofFile: undefined,
}))

/** A test file is about to be imported: what has no owner until `claimAllowances` is the file's. */
export function beginFile(): void {
  allowances.ofFile = []
}
