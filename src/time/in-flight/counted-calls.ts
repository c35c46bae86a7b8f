import { getHost, isThenable } from '../../internal/index.ts'
import { replaceMember, type Replacement } from '../replaced/index.ts'
import { callsElsewhere, currentWatched } from './watched-test.ts'

type Method = (...args: unknown[]) => unknown

/**
 * Calls whose work no async hook tells of, or that look to it like synchronous ones: they are in flight until their promise
 * settles.
 */
export const countedCalls: readonly Replacement[] = [
  () => countMethods(prototypeOf(globalThis.crypto?.subtle), 'crypto.subtle'),
  () => countMethods(globalThis.Blob?.prototype, 'blob', ['arrayBuffer', 'text', 'bytes']),
  () => countMethods(globalThis.WebAssembly, 'WebAssembly', compilers),
  countWaits,
]

const compilers = ['compile', 'compileStreaming', 'instantiate', 'instantiateStreaming']

function prototypeOf(object: object | undefined): object | undefined {
  return object && (Object.getPrototypeOf(object) as object)
}

/** @param names all methods by default */
function countMethods(
  target: object | undefined,
  text: string,
  names: readonly string[] = Object.getOwnPropertyNames(target ?? {}),
): () => void {
  const undo = names.map(name => (target && isMethod(target, name) ? count(target, name, text) : () => {}))
  return () => undo.forEach(each => each())
}

function isMethod(target: object, name: string): target is Record<string, Method> {
  const { value } = Object.getOwnPropertyDescriptor(target, name) ?? {}
  return name !== 'constructor' && typeof value === 'function'
}

function count(target: Record<string, Method>, name: string, text: string): () => void {
  return replaceMember(
    target,
    name,
    original =>
      function (this: unknown, ...args: unknown[]): unknown {
        const result: unknown = Reflect.apply(original, this, args)
        return isThenable(result) ? untilSettled(`${text}.${name}()`, result) : result
      },
  )
}

/** `Atomics.waitAsync` hands its promise out in an object. */
function countWaits(): () => void {
  if (!hasWaitAsync(Atomics)) return () => {}
  return replaceMember(Atomics, 'waitAsync', original => (...args) => {
    const result = original(...args)
    if (result.async) result.value = untilSettled('Atomics.waitAsync()', result.value)
    return result
  })
}

function hasWaitAsync(atomics: object): atomics is { waitAsync(...args: unknown[]): Waiting } {
  return 'waitAsync' in atomics
}

interface Waiting {
  readonly async: boolean
  value: PromiseLike<unknown>
}

/** Notes a call of the test that runs, of whose work nothing else tells, until its promise settles. @returns what to hand out for it */
export function countCall<T>(text: string, promise: PromiseLike<T>): PromiseLike<T> {
  return currentWatched() ? untilSettled(text, promise) : promise
}

// state of this copy: its own clocks live here
let hostFollowers = 0
// state of this copy: as above
let stopHost: (() => void) | undefined

/** Counts what a test asks of Vitest's main process, while somebody follows. @returns what stops it */
export function followHost(): () => void {
  hostFollowers += 1
  if (hostFollowers === 1) stopHost = getHost().followCalls?.(countCall)
  return () => {
    hostFollowers -= 1
    if (hostFollowers === 0) stopHost?.()
  }
}

/** What is handed to the user in the place of the promise, so that one that nobody handles is still reported. */
function untilSettled<T>(text: string, promise: PromiseLike<T>): PromiseLike<T> {
  const call = {}
  const test = currentWatched()
  const calls = test?.calls ?? callsElsewhere
  calls.set(call, text)
  test?.io.add(text)
  const settled = () => {
    calls.delete(call)
    test?.began()
  }
  return promise.then(
    value => {
      settled()
      return value
    },
    (error: unknown) => {
      settled()
      throw error
    },
  )
}
