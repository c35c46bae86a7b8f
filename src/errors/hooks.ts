/** Something that is not a function was assigned to `threading.excepthook` or `sys.unraisablehook`. */
export class HookNotCallableError extends TypeError {
  override name = 'HookNotCallableError'

  constructor(hook: string, original: string, value: string) {
    super(`${hook} takes a function, got ${value}. Assign ${original} to put the original back.`)
  }
}

/** The promise of a hook did not settle in time, so that the hook has not taken its exception. */
export class PendingHookError extends Error {
  override name = 'PendingHookError'

  /** @param ms how long the verdict waited for it, in milliseconds. */
  constructor(hook: string, ms: number) {
    super(
      `The promise of ${hook} was still pending at the end, ${ms} ms later: what the hook was called with is not taken. ` +
        'A hook takes an exception when its promise is fulfilled.',
    )
  }
}

/** A hook was called with something else than a hook's arguments. Semantics: CPython's `TypeError` of the original hooks. */
export class HookArgumentsError extends TypeError {
  override name = 'HookArgumentsError'

  constructor(hook: string, value: string) {
    super(`${hook}(${value}): takes the arguments object that a hook receives, with an excValue.`)
  }
}

/** Stands for a thrown or rejected value that is not an Error, so that it has a type, a message and a place in reports. */
export class ThrownValueError extends Error {
  override name = 'ThrownValueError'
  /** What was thrown. */
  readonly value: unknown

  constructor(value: unknown, shown: string) {
    super(`${shown} was thrown, which is not an Error.`)
    this.value = value
  }
}

/** A worker thread ended with an exit code other than 0 that nobody asked for. */
export class WorkerExitError extends Error {
  override name = 'WorkerExitError'
  /** What the thread ended with. */
  readonly exitCode: number

  constructor(exitCode: number) {
    super(
      `A worker thread ended with exit code ${exitCode}. Call its terminate() to end it, or let it exit with 0.`,
    )
    this.exitCode = exitCode
  }
}
