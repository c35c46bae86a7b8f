import type { CallerLine } from '../internal/index.ts'
import { Future } from './future.ts'
import type { AnyTask } from './task.ts'

/** A future that the library makes for the code of a test to wait on. What is told of a forgotten one is kept on it. */
export class HandedFuture<T> extends Future<T> {
  /** The line of the call, where it is kept. @internal */
  site: CallerLine | undefined = undefined
  /** The task that was given it; `undefined` for the test itself. @internal */
  givenTo: AnyTask | undefined = undefined
}

/** One of work that is done all the same, awaited or not: `gather` and `shield`. */
export class ViewFuture<T> extends HandedFuture<T> {}
