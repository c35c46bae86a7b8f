import { NotAGeneratorFunctionError } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import { AsyncGeneratorContextManager } from './async-generator-context-manager.ts'
import { hasKey } from './context-manager.ts'
import type { Decorates, Decorating } from './decorating.ts'
import { GeneratorContextManager } from './generator-context-manager.ts'

/**
 * Makes a function of context managers from a generator function that yields once: what stands before the `yield` enters,
 * the yielded value is the manager's, what stands after it leaves. An error of the block is thrown at the `yield`.
 * Semantics: `contextlib.contextmanager`.
 *
 * @throws {NotAGeneratorFunctionError} when `fn` is not a function, or, on a call, gives no generator
 */
export function contextmanager<This, Args extends unknown[], T>(
  fn: (this: This, ...args: Args) => Generator<T, unknown>,
): (this: This, ...args: Args) => GeneratorContextManager<T> & Decorates {
  return managersOf('contextmanager', fn, (result, name, again) => {
    if (hasKey(result, Symbol.asyncIterator))
      return 'its generator is asynchronous. Use asynccontextmanager().'
    if (!canBeDriven(result)) return 'it returned no generator. Pass a `function*` that yields once.'
    return decorating(new GeneratorContextManager(result, name, again))
  })
}

/**
 * As `contextmanager`, from an asynchronous generator function. Semantics: `contextlib.asynccontextmanager`.
 *
 * @throws {NotAGeneratorFunctionError} when `fn` is not a function, or, on a call, gives no asynchronous generator
 */
export function asynccontextmanager<This, Args extends unknown[], T>(
  fn: (this: This, ...args: Args) => AsyncGenerator<T, unknown>,
): (this: This, ...args: Args) => AsyncGeneratorContextManager<T> & Decorates {
  return managersOf('asynccontextmanager', fn, (result, name, again) => {
    if (hasKey(result, Symbol.iterator)) return 'its generator is synchronous. Use contextmanager().'
    if (!canBeDriven(result))
      return 'it returned no asynchronous generator. Pass an `async function*` that yields once.'
    return decorating(new AsyncGeneratorContextManager(result, name, again))
  })
}

function managersOf<This, Args extends unknown[], Result, Manager extends object>(
  maker: string,
  fn: (this: This, ...args: Args) => Result,
  make: (result: Result, name: string, again: () => Manager) => Manager | string,
): (this: This, ...args: Args) => Manager {
  if (typeof fn !== 'function')
    throw new NotAGeneratorFunctionError(
      maker,
      showValue(fn),
      'it is not a function. Pass a generator function.',
    )
  const name = fn.name || '(anonymous)'
  const managerOf = function (this: This, ...args: Args): Manager {
    const manager = make(fn.apply(this, args), name, () => managerOf.apply(this, args))
    if (typeof manager === 'string') throw new NotAGeneratorFunctionError(maker, showValue(fn), manager)
    return manager
  }
  return Object.defineProperty(managerOf, 'name', { value: fn.name, configurable: true })
}

/** Its class makes it a function, which a type of a class cannot say. */
function decorating<Manager extends Decorating>(manager: Manager): Manager & Decorates {
  return manager as Manager & Decorates
}

/** The types promise one; whoever wrote no types may return anything. */
function canBeDriven(value: unknown): boolean {
  if (!hasKey(value, 'next') || !hasKey(value, 'throw')) return false
  return typeof value.next === 'function' && typeof value.throw === 'function'
}
