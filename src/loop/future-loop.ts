import type { LazyPlace } from '../internal/index.ts'
import type { Waiter } from './waiter.ts'

/** What a future needs of its loop. */
export interface FutureLoop {
  /**
   * Runs `fn` on the next turn.
   * @param strand whose turn it is: a waiter, a future whose end is heard of, a callback; by default, who runs now
   * @param place where it has waited
   */
  wake(fn: () => void, strand?: object, place?: LazyPlace): void
  /** The line that waits here, where it is wanted. */
  lineOfWait(): LazyPlace | undefined
  /** A future has ended with an exception, which somebody may still ask for. */
  failed(future: object, error: unknown): void
  /** Takes what a callback threw. */
  receive(error: unknown, origin: string): void
  /** Who waits, when the running code awaits something. */
  currentWaiter(): Waiter | undefined
}
