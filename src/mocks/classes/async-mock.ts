import { Mock } from './mock.ts'
import { addAssertions, own } from './members.ts'
import { KIND } from './non-callable-mock.ts'
import { ASYNC, CALLABLE, classes } from '../state/index.ts'
import { asOwnCall, awaitsOf } from '../engine/index.ts'
import { awaitAssertions } from '../assertions/index.ts'
import type { AwaitAssertions } from '../types/index.ts'
import type { CallValue } from '../values/index.ts'

// oxlint-disable-next-line typescript/no-unsafe-declaration-merging -- addAssertions, below, puts them on the prototype
export interface AsyncMock extends AwaitAssertions<unknown[]> {}

/** A mock of an async function: it knows its calls, and which of them were awaited. Semantics: `unittest.mock.AsyncMock`. */
export class AsyncMock extends Mock {
  static override readonly [KIND]: number = CALLABLE | ASYNC

  get awaitCount(): number {
    return awaitsOf(own(this)).length
  }

  get awaitArgs(): CallValue | null {
    const last = awaitsOf(own(this)).at(-1)
    return last === undefined ? null : asOwnCall(last)
  }

  get awaitArgsList(): CallValue[] {
    return awaitsOf(own(this)).map(asOwnCall)
  }
}

addAssertions(AsyncMock.prototype, awaitAssertions)
classes.AsyncMock = AsyncMock
