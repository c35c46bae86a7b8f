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

  push(fn: (...args: never[]) => unknown, args: readonly unknown[]): void {
    this.#cleanups.push({ fn: fn as Cleanup['fn'], args })
  }

  take(): Cleanup | undefined {
    return this.#cleanups.pop()
  }
}

/** `cleanup dropSchema`, or `cleanup` for a function without a name: how a report names the phase. */
export function cleanupPhase(cleanup: Cleanup): string {
  return cleanup.fn.name ? `cleanup ${cleanup.fn.name.replace(/^bound /, '')}` : 'cleanup'
}
