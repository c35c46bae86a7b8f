import { sharedByProcess } from '../../internal/index.ts'
import { replaceMethod } from '../stand-ins/index.ts'

// What was asked of objects that do not tell it themselves.
const asked = sharedByProcess('asked', () => new WeakMap<object, Set<string>>())
const opposites: Record<string, string> = { ref: 'unref', unref: 'ref' }

/** Remembers from now on which of these methods were called on instances of `prototype`. */
export function rememberCalls<T extends object>(prototype: T, names: readonly (keyof T & string)[]): void {
  for (const name of names)
    replaceMethod(
      prototype,
      name,
      original =>
        function (this: object, ...args: unknown[]): unknown {
          const calls = asked.get(this) ?? new Set()
          calls.delete(opposites[name] ?? '')
          asked.set(this, calls.add(name))
          return Reflect.apply(original, this, args)
        },
    )
}

/** Whether `name` was called on `object`; of `ref` and `unref`, only the later one counts. */
export function wasAsked(object: object, name: string): boolean {
  return asked.get(object)?.has(name) === true
}
