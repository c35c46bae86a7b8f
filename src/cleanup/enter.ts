import { NotAContextManagerError } from '../errors/index.ts'
import { isThenable, showValue } from '../internal/index.ts'
import { currentScope } from '../ownership/index.ts'
import {
  hasKey,
  type AsyncContextManager,
  type AsyncEnterExit,
  type ContextManager,
  type EnterExit,
} from './context-manager.ts'

/** A context manager that has been entered: its value, and how to leave it. */
export interface EnteredContext<T> {
  readonly value: T
  /** Leaves it. Receives the error that ended the block, if any; a result of `true` says that it is swallowed. */
  exit(error?: unknown): unknown
}

/**
 * Enters a synchronous context manager, as Python's `with` does.
 *
 * @param method who asks, for the error text: `enterContext`, `enterClassContext`, `enterModuleContext`
 * @throws {NotAContextManagerError} for anything else; an asynchronous manager has not been entered then
 */
export function enterSync<T>(manager: ContextManager<T>, method = 'enterContext'): EnteredContext<T> {
  if (isEnterExit(manager)) return enterNow(manager, method)
  if (isDisposable(manager)) return { value: manager, exit: () => manager[Symbol.dispose]() }
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
): Promise<EnteredContext<T>> {
  if (hasAsyncNames(manager))
    return { value: await manager.asyncEnter(), exit: error => manager.asyncExit(error) }
  if (isAsyncEnterExit(manager)) return { value: await manager.enter(), exit: error => manager.exit(error) }
  if (isAsyncDisposable(manager)) return { value: manager, exit: () => manager[Symbol.asyncDispose]() }
  throw new NotAContextManagerError(method, showValue(manager), problemOfAsync(manager))
}

function enterNow<T>(manager: EnterExit<T>, method: string): EnteredContext<T> {
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

function isEnterExit<T>(manager: ContextManager<T>): manager is EnterExit<T> {
  return hasEnterExit(manager) && !isAsyncKind(manager)
}

function isAsyncEnterExit<T>(manager: AsyncContextManager<T>): manager is AsyncEnterExit<T> {
  return hasEnterExit(manager) && !isSyncKind(manager)
}

/** A MagicMock stands for both kinds, and has names of its own for this one. Semantics: `__aenter__`, `__aexit__`. */
interface AsyncNames<T> {
  asyncEnter(): PromiseLike<T> | T
  asyncExit(error?: unknown): unknown
}

function hasAsyncNames<T>(manager: AsyncContextManager<T> | AsyncNames<T>): manager is AsyncNames<T> {
  return isMethod(manager, 'asyncEnter') && isMethod(manager, 'asyncExit')
}

function isDisposable<T>(manager: ContextManager<T>): manager is T & Disposable {
  return !hasEnterExit(manager) && hasKey(manager, Symbol.dispose)
}

function isAsyncDisposable<T>(manager: AsyncContextManager<T>): manager is T & AsyncDisposable {
  return !hasEnterExit(manager) && hasKey(manager, Symbol.asyncDispose)
}

function isMethod(value: unknown, key: 'enter' | 'exit' | 'asyncEnter' | 'asyncExit'): boolean {
  return hasKey(value, key) && typeof value[key] === 'function'
}

function hasEnterExit(value: unknown): boolean {
  return isMethod(value, 'enter') && isMethod(value, 'exit')
}

function returnsPromises(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object AsyncFunction]'
}

/** `enter` and `exit` look alike in both kinds; an async function, or the other symbol, gives the kind away before a call. */
function isAsyncKind(value: unknown): boolean {
  if (hasKey(value, Symbol.dispose)) return false
  return hasKey(value, Symbol.asyncDispose) || (hasKey(value, 'enter') && returnsPromises(value.enter))
}

function isSyncKind(value: unknown): boolean {
  return hasKey(value, Symbol.dispose) && !hasKey(value, Symbol.asyncDispose)
}

function insteadOf(method: string): string {
  if (currentScope()?.owner.isPlain) return 'Use `await enterAsyncContext(…)`.'
  const inTest = 'Use `await this.enterAsyncContext(…)` of IsolatedAsyncioTestCase'
  if (method === 'enterContext') return `${inTest}.`
  const register = method.replace('enter', 'add').replace('Context', 'Cleanup')
  return `${inTest} in a test or its asyncSetUp, or await its enter() in an async set-up and pass its exit to ${register}.`
}

function problemOfSync(value: unknown, method: string): string {
  const isAsync = hasKey(value, Symbol.asyncDispose) || (hasEnterExit(value) && isAsyncKind(value))
  if (isAsync) return `it is an asynchronous context manager. ${insteadOf(method)}`
  return missing(value, 'context manager', '[Symbol.dispose]()', 'contextmanager')
}

function problemOfAsync(value: unknown): string {
  if (hasKey(value, Symbol.dispose)) return 'it is a synchronous context manager. Use `enterContext(…)`.'
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
