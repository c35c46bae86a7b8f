import type { Builtins } from './platform.ts'

/** As `builtin`, for code that only runs in Node. */
export function nodeModule<Name extends keyof Builtins>(name: Name): Builtins[Name] {
  return process.getBuiltinModule(name)
}
