const wrappedMark = Symbol.for('vitest-async-case.wrapped')

/** Notes on a wrapper which function of the user's it stands for. Semantics: Python's `__wrapped__`. */
export function markWrapped(wrapper: Function, wrapped: Function): void {
  Object.defineProperty(wrapper, wrappedMark, { value: unwrap(wrapped), configurable: true })
}

/** The user's own function behind a wrapper of this library, whose source tells where it stands in a file. */
export function unwrap(fn: Function): Function {
  const wrapped: unknown = Reflect.get(fn, wrappedMark)
  return typeof wrapped === 'function' ? wrapped : fn
}

/**
 * Gives a class the name of its variable or export where a tool has lost it: esbuild renames a class whose body names it to
 * `_Name`, also where it lowers no more than a static field; swc leaves a decorated class expression without a name; Vite
 * calls a default export without one `__vite_ssr_export_default__`.
 */
export function restoreName(cls: unknown, name: string): void {
  if (typeof cls === 'function' && [`_${name}`, '', `__vite_ssr_export_${name}__`].includes(cls.name))
    Reflect.defineProperty(cls, 'name', { value: name, configurable: true })
}
