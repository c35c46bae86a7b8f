/** `get()` of a `ContextVar` that has no value and no default. Semantics: Python's `LookupError`. */
export class LookupError extends Error {
  override name = 'LookupError'
}

/** `reset(token)` with a token that another `ContextVar` made. Semantics: contextvars' `ValueError`. */
export class ForeignTokenError extends Error {
  override name = 'ForeignTokenError'

  constructor(variable: string, owner: string) {
    super(
      `ContextVar "${variable}".reset() got a token that ContextVar "${owner}" made. ` +
        'Reset each variable with the token that its own set() returned.',
    )
  }
}

/** `reset(token)` in another context than the one that `set` ran in. Semantics: contextvars' `ValueError`. */
export class TokenContextError extends Error {
  override name = 'TokenContextError'

  constructor(variable: string) {
    super(
      `ContextVar "${variable}".reset() got a token that was made in another context. ` +
        'Reset it in the test or task that called set().',
    )
  }
}

/** `reset(token)` a second time. Semantics: contextvars' `RuntimeError`. */
export class UsedTokenError extends Error {
  override name = 'UsedTokenError'

  constructor(variable: string) {
    super(
      `ContextVar "${variable}".reset() got a token that has already been used once. ` +
        'A token restores one set(); call set() again for a new one.',
    )
  }
}

/** `Context.run()` of a context inside itself. Semantics: contextvars' `RuntimeError`. */
export class ContextEnteredError extends Error {
  override name = 'ContextEnteredError'

  constructor() {
    super(
      'Context.run() was called inside the same context, which is already entered. ' +
        'Run a copy: context.copy().run(fn).',
    )
  }
}
