/**
 * A context manager: what `using` takes (its value is itself), or an object with `enter` and `exit`.
 * Semantics: Python's `with`: `exit` receives the error that ended the block, or `undefined`, and a result of `true`
 * swallows that error.
 */
export type ContextManager<T> = (T & Disposable) | EnterExit<T>
/** The asynchronous kind, as `await using` and Python's `async with`. */
export type AsyncContextManager<T> = (T & AsyncDisposable) | AsyncEnterExit<T>

export interface EnterExit<T> {
  enter(): T
  exit(error?: unknown): unknown
}

export interface AsyncEnterExit<T> {
  enter(): PromiseLike<T> | T
  exit(error?: unknown): unknown
}
