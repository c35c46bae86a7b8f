/** One registered cleanup: the function, its arguments, and the name that a report gives it. */
export interface Cleanup {
  readonly fn: (...args: unknown[]) => unknown
  readonly args: readonly unknown[]
}

/**
 * Cleanups in order of registration, taken last in, first out. A cleanup may register further ones while the stack
 * is drained; they run next, as in CPython.
 */
export class CleanupStack {
  #cleanups: Cleanup[] = []
  #takeLate: ((cleanup: Cleanup) => void) | undefined

  push(fn: (...args: never[]) => unknown, args: readonly unknown[]): void {
    const cleanup = { fn: fn as Cleanup['fn'], args }
    if (this.#takeLate) this.#takeLate(cleanup)
    else this.#cleanups.push(cleanup)
  }

  get isEmpty(): boolean {
    return this.#cleanups.length === 0
  }

  take(): Cleanup | undefined {
    return this.#cleanups.pop()
  }

  /** It will be drained (again): a class that two files run has one stack. */
  open(): void {
    this.#takeLate = undefined
  }

  /** It was drained for the last time: what is registered from now on goes to `takeLate`. */
  close(takeLate: (cleanup: Cleanup) => void): void {
    this.#takeLate = takeLate
  }
}

/** `cleanup dropSchema`, or `cleanup` for a function without a name: how a report names the phase. */
export function cleanupPhase(cleanup: Cleanup): string {
  return cleanup.fn.name ? `cleanup ${cleanup.fn.name.replace(/^bound /, '')}` : 'cleanup'
}
