const mark = Symbol.for('vitest-async-case.wrapped')

type Marked = Record<symbol, Function | undefined>

/** Notes on a wrapper which function of the user's it stands for. Semantics: Python's `__wrapped__`. */
export function markWrapped(wrapper: Function, wrapped: Function): void {
  Object.defineProperty(wrapper, mark, { value: unwrap(wrapped), configurable: true })
}

/** The user's own function behind a wrapper of this library, whose source tells where it stands in a file. */
export function unwrap(fn: Function): Function {
  return (fn as unknown as Marked)[mark] ?? fn
}
