/**
 * A context manager: what `using` takes (its value is itself), or an object with `enter` and `exit`.
 * Semantics: Python's `with`: `exit` receives the error that ended the block, or `undefined`, and a result of `true`
 * swallows that error.
 */
export type ContextManager<T> = (T & Disposable) | EnterExit<T>
/** The asynchronous kind, as `await using` and Python's `async with`. */
export type AsyncContextManager<T> = (T & AsyncDisposable) | AsyncEnterExit<T>

/** The form of a synchronous context manager that has methods. Semantics: `__enter__` and `__exit__`. */
export interface EnterExit<T> {
  /** Begins the block; the result is what the block works with. */
  enter(): T
  /** Ends the block, which threw `error`, or nothing. A result of `true` swallows the error. */
  exit(error?: unknown): unknown
}

/** The form of an asynchronous context manager that has methods. Semantics: `__aenter__` and `__aexit__`. */
export interface AsyncEnterExit<T> {
  /** Begins the block; what it resolves to is what the block works with. */
  enter(): PromiseLike<T> | T
  /** Ends the block, which threw `error`, or nothing. A result of `true` swallows the error. */
  exit(error?: unknown): unknown
}

/** Asks without reading: to read `[Symbol.dispose]` of a manager made by `contextmanager()` would enter it. */
export function hasKey<Key extends PropertyKey>(value: unknown, key: Key): value is Record<Key, unknown> {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function'
  return isObject && key in value
}
