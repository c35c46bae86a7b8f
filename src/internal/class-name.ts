/** The name of an object's class; `Object` for literals, `null prototype` for objects without one. */
export function classNameOf(value: object): string {
  const proto: unknown = Object.getPrototypeOf(value)
  if (proto === null) return 'null prototype'
  const made = (value as { constructor?: unknown }).constructor
  return typeof made === 'function' && made.name ? made.name : 'unknown'
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
