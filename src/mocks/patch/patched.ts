import { imitate, type AnyFunction, type AnyClass } from '../../decorators/index.ts'
import { shared } from '../../internal/index.ts'
import { enterAll, type PatchingsInForce, type Patching } from './patching.ts'
import { errorAfter, finallyExit } from './unwind.ts'

interface Patched {
  readonly body: AnyFunction
  /** In the order in which they are put in force: the innermost decorator's first. */
  readonly patchings: readonly Patching[]
}

const patchedBy = shared('patch.functions', () => new WeakMap<AnyFunction, Patched>())

/**
 * A function that runs `fn` with the patching in force and the replacement appended to its arguments, and undoes it when
 * `fn` has returned, thrown, or settled its promise. On a function that is patched already the patching is added to the
 * others, so that replacements arrive innermost first. Semantics: CPython's `patchings`.
 */
export function patchFunction(patching: Patching, fn: AnyFunction): AnyFunction {
  const known = patchedBy.get(fn)
  const body = known?.body ?? fn
  const patchings = [...(known?.patchings ?? []), patching]
  const wrapper = imitate(wrapperOf(body, patchings), fn)
  patchedBy.set(wrapper, { body, patchings })
  return wrapper
}

/** The wrapper is of the body's kind: async functions reject instead of throwing, and generators stay patched to their end. */
function wrapperOf(body: AnyFunction, patchings: readonly Patching[]): AnyFunction {
  const kind = Object.prototype.toString.call(body)
  if (kind === '[object AsyncFunction]') return asyncWrapper(body, patchings)
  if (kind === '[object GeneratorFunction]') return generatorWrapper(body, patchings)
  if (kind === '[object AsyncGeneratorFunction]') return asyncGeneratorWrapper(body, patchings)
  return function patched(this: unknown, ...args: unknown[]): unknown {
    return runPatched(patchings, extra => Reflect.apply(body, this, [...args, ...extra]))
  }
}

function runPatched<Result>(
  patchings: readonly Patching[],
  call: (extra: readonly unknown[]) => Result,
): Result {
  const entered = enterAll(patchings)
  return finallyExit(() => call(entered.extra), entered.exit)
}

function asyncWrapper(body: AnyFunction, patchings: readonly Patching[]): AnyFunction {
  return async function patched(this: unknown, ...args: unknown[]): Promise<unknown> {
    return runPatched(patchings, extra => Reflect.apply(body, this, [...args, ...extra]))
  }
}

function generatorWrapper(body: AnyFunction, patchings: readonly Patching[]): AnyFunction {
  return function* patched(this: unknown, ...args: unknown[]): Generator<unknown, unknown, unknown> {
    const { extra, exit } = exitingOnce(enterAll(patchings))
    try {
      const steps: Generator<unknown, unknown, unknown> = Reflect.apply(body, this, [...args, ...extra])
      return yield* steps
    } catch (error) {
      throw errorAfter(error, exit)
    } finally {
      exit()
    }
  }
}

function asyncGeneratorWrapper(body: AnyFunction, patchings: readonly Patching[]): AnyFunction {
  return async function* patched(
    this: unknown,
    ...args: unknown[]
  ): AsyncGenerator<unknown, unknown, unknown> {
    const { extra, exit } = exitingOnce(enterAll(patchings))
    try {
      const steps: AsyncGenerator<unknown, unknown, unknown> = Reflect.apply(body, this, [...args, ...extra])
      return yield* steps
    } catch (error) {
      throw errorAfter(error, exit)
    } finally {
      exit()
    }
  }
}

/** A generator may end by an error or by `return()`; only `finally` sees both, and an error comes by `catch` before. */
function exitingOnce({ extra, exit }: PatchingsInForce): PatchingsInForce {
  let isIn = true
  const exitOnce = (): void => {
    if (!isIn) return
    isIn = false
    exit()
  }
  return { extra, exit: exitOnce }
}

/** Patches every test method of a class, inherited ones as well, on the class itself. Semantics: CPython's `decorate_class`. */
export function patchClass(patching: Patching, target: AnyClass, prefix: string): void {
  const prototype: object = target.prototype
  for (const [name, descriptor] of testMethods(prototype, prefix)) {
    const method = patchFunction(patching, descriptor.value)
    Object.defineProperty(prototype, name, { ...descriptor, value: method })
  }
}

/** By name, each as the class sees it; base classes first, since that is the order in which tests run. */
function testMethods(prototype: object, prefix: string): Map<string, PropertyDescriptor> {
  const base = Reflect.getPrototypeOf(prototype)
  const methods = base ? testMethods(base, prefix) : new Map<string, PropertyDescriptor>()
  for (const [name, descriptor] of Object.entries(Object.getOwnPropertyDescriptors(prototype)))
    if (name.startsWith(prefix)) {
      if (typeof descriptor.value === 'function') methods.set(name, descriptor)
      // A subclass that sets an inherited test to null has no such test.
      else methods.delete(name)
    }
  return methods
}
