import { Mock } from './mock.ts'
import { KIND, own } from './non-callable-mock.ts'
import { ASYNC, CALLABLE, classes } from '../state/index.ts'
import { asOwnCall, awaitsOf } from '../engine/index.ts'
import {
  type HasCallsOptions,
  assertAnyAwait,
  assertAwaited,
  assertAwaitedOnce,
  assertAwaitedOnceWith,
  assertAwaitedWith,
  assertHasAwaits,
  assertNotAwaited,
} from '../assertions/index.ts'
import type { CallValue } from '../values/index.ts'

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

  assertAwaited(): void {
    assertAwaited(own(this))
  }

  assertNotAwaited(): void {
    assertNotAwaited(own(this))
  }

  assertAwaitedOnce(): void {
    assertAwaitedOnce(own(this))
  }

  assertAwaitedWith(...args: unknown[]): void {
    assertAwaitedWith(own(this), args)
  }

  assertAwaitedOnceWith(...args: unknown[]): void {
    assertAwaitedOnceWith(own(this), args)
  }

  assertAnyAwait(...args: unknown[]): void {
    assertAnyAwait(own(this), args)
  }

  assertHasAwaits(calls: readonly unknown[], options?: HasCallsOptions): void {
    assertHasAwaits(own(this), calls, options)
  }
}

classes.AsyncMock = AsyncMock
