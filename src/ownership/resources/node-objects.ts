import { sharedByProcess } from '../../internal/index.ts'
import { replaceMethod } from '../stand-ins/index.ts'

// What Node's objects do not tell of themselves.

/** A native handle, as far as Node's objects have one. */
interface NativeHandle {
  hasRef?(): boolean
  /** What a TLS handle, which does not tell, stands on. */
  readonly _parent?: NativeHandle | null
}

/** Whether its handle keeps the process alive; `undefined` when there is no handle or it does not tell. */
export function hasRef(object: object): boolean | undefined {
  const { _handle }: { _handle?: NativeHandle | null } = object
  return (_handle?.hasRef ? _handle : _handle?._parent)?.hasRef?.()
}

const callsByObject = sharedByProcess('asked', () => new WeakMap<object, Set<string>>())
const opposites: Record<string, string> = { ref: 'unref', unref: 'ref' }

/** Remembers from now on which of these methods were called on instances of `prototype`. */
export function rememberCalls<T extends object>(prototype: T, names: readonly (keyof T & string)[]): void {
  for (const name of names)
    replaceMethod(
      prototype,
      name,
      original =>
        function (this: object, ...args: unknown[]): unknown {
          const calls = callsByObject.get(this) ?? new Set()
          calls.delete(opposites[name] ?? '')
          callsByObject.set(this, calls.add(name))
          return Reflect.apply(original, this, args)
        },
    )
}

/** Whether `name` was called on `object`; of `ref` and `unref`, only the later one counts. */
export function wasCalled(object: object, name: string): boolean {
  return callsByObject.get(object)?.has(name) === true
}

/** What was called before counts no longer: `object` has been started again. */
export function forgetCalls(object: object): void {
  callsByObject.delete(object)
}

/** What is ended by force may say so in an `error` event, which would end the process if nobody listened. */
export function ignoreErrors(emitter: import('node:events').EventEmitter): void {
  emitter.on('error', () => undefined)
}
