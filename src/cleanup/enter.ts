import { NotAContextManagerError } from '../errors/index.ts'
import { isThenable, showValue } from '../internal/index.ts'
import type { AsyncContextManager, AsyncEnterExit, ContextManager, EnterExit } from './context-manager.ts'

/** A context manager that has been entered: its value, and how to leave it. */
export interface Entered<T> {
  readonly value: T
  /** Leaves it. Receives the error that ended the block, if any; a result of `true` says that it is swallowed. */
  exit(error?: unknown): unknown
}

type Manager = Partial<Record<'enter' | 'exit' | symbol, unknown>>

/**
 * Enters a synchronous context manager, as Python's `with` does.
 *
 * @param method who asks, for the error text: `enterContext`, `enterClassContext`, `enterModuleContext`
 * @throws {NotAContextManagerError} for anything else; an asynchronous manager has not been entered then
 */
export function enterSync<T>(manager: ContextManager<T>, method = 'enterContext'): Entered<T> {
  if (hasEnterExit(manager) && !isAsyncKind(manager)) return enterNow(manager as EnterExit<T>, method)
  if (!hasEnterExit(manager) && has(manager, Symbol.dispose)) {
    const disposable = manager as T & Disposable
    return { value: disposable, exit: () => disposable[Symbol.dispose]() }
  }
  throw new NotAContextManagerError(method, showValue(manager), problemOfSync(manager, method))
}

/**
 * Enters an asynchronous context manager, as Python's `async with` does: an `AsyncDisposable`, or an object with `enter`
 * and `exit`, each awaited.
 *
 * @param method who asks, for the error text
 * @throws {NotAContextManagerError} for anything else, a `Disposable` included: that one is for `enterContext`
 */
export async function enterAsync<T>(
  manager: AsyncContextManager<T>,
  method = 'enterAsyncContext',
): Promise<Entered<T>> {
  if (hasEnterExit(manager) && !isSyncKind(manager)) {
    const entered = manager as AsyncEnterExit<T>
    return { value: await entered.enter(), exit: error => entered.exit(error) }
  }
  if (!hasEnterExit(manager) && has(manager, Symbol.asyncDispose)) {
    const disposable = manager as T & AsyncDisposable
    return { value: disposable, exit: () => disposable[Symbol.asyncDispose]() }
  }
  throw new NotAContextManagerError(method, showValue(manager), problemOfAsync(manager))
}

function enterNow<T>(manager: EnterExit<T>, method: string): Entered<T> {
  const value = manager.enter()
  if (isThenable(value)) {
    leaveWhenEntered(value, manager)
    throw new NotAContextManagerError(
      method,
      showValue(manager),
      `its enter() is asynchronous. ${insteadOf(method)}`,
    )
  }
  return { value, exit: error => manager.exit(error) }
}

/** An asynchronous `enter` is under way and nobody will use its value. Its errors stay unhandled, so that they are seen. */
function leaveWhenEntered(value: PromiseLike<unknown>, manager: EnterExit<unknown>): void {
  void Promise.resolve(value).then(() => manager.exit())
}

function has(value: unknown, key: PropertyKey): boolean {
  const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function'
  // `in` first: reading the member of a manager made by contextmanager() would enter it.
  return isObject && key in (value as object)
}

function isMethod(value: unknown, key: 'enter' | 'exit'): boolean {
  return has(value, key) && typeof (value as Manager)[key] === 'function'
}

function hasEnterExit(value: unknown): boolean {
  return isMethod(value, 'enter') && isMethod(value, 'exit')
}

function isAsyncFunction(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object AsyncFunction]'
}

/** `enter` and `exit` look alike in both kinds; an async function, or the other symbol, gives the kind away before a call. */
function isAsyncKind(value: unknown): boolean {
  if (has(value, Symbol.dispose)) return false
  return has(value, Symbol.asyncDispose) || isAsyncFunction((value as Manager).enter)
}

function isSyncKind(value: unknown): boolean {
  return has(value, Symbol.dispose) && !has(value, Symbol.asyncDispose)
}

function insteadOf(method: string): string {
  const inTest = 'Use `await this.enterAsyncContext(…)` of IsolatedAsyncioTestCase'
  if (method === 'enterContext') return `${inTest}.`
  const register = method.replace('enter', 'add').replace('Context', 'Cleanup')
  return `${inTest} in a test or its asyncSetUp, or await its enter() in an async set-up and pass its exit to ${register}.`
}

function problemOfSync(value: unknown, method: string): string {
  const isAsync = has(value, Symbol.asyncDispose) || (hasEnterExit(value) && isAsyncKind(value))
  if (isAsync) return `it is an asynchronous context manager. ${insteadOf(method)}`
  return missing(value, 'context manager', '[Symbol.dispose]()', 'contextmanager')
}

function problemOfAsync(value: unknown): string {
  if (has(value, Symbol.dispose)) return 'it is a synchronous context manager. Use `enterContext(…)`.'
  return missing(value, 'asynchronous context manager', '[Symbol.asyncDispose]()', 'asynccontextmanager')
}

function missing(value: unknown, kind: string, symbol: string, maker: string): string {
  const half = isMethod(value, 'enter')
    ? 'enter() but no exit()'
    : isMethod(value, 'exit')
      ? 'exit() but no enter()'
      : ''
  const lack = half ? `it has ${half}` : `it has neither ${symbol} nor enter() and exit()`
  const call = typeof value === 'function' ? ' If the function makes one, call it.' : ''
  return (
    `it is not a ${kind}: ${lack}.`.replace('a asy', 'an asy') +
    ` Pass an object that has them, or one made by ${maker}().${call}`
  )
}
