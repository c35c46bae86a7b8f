import { NotDecorableError } from '../errors/index.ts'
import { markWrapped, showValue } from '../internal/index.ts'

// oxlint-disable-next-line typescript/no-explicit-any -- any function can be decorated
type Decorable = (...args: any[]) => any

/**
 * A manager as a decorator of functions and methods: each call of the function runs in a manager of its own. Standard
 * decorators, `experimentalDecorators`, and the plain call `manager(fn)`. Semantics: `contextlib.ContextDecorator`.
 */
export interface Decorates {
  <F extends Decorable>(fn: F, context?: ClassMethodDecoratorContext): F
  (target: object, key: PropertyKey, descriptor: PropertyDescriptor): PropertyDescriptor
}

/** Runs a body in a new manager. */
type RunInNew = (body: () => unknown) => unknown

/** A function that is an instance of the class that extends this one: a manager can be written as a decorator. */
export class Decorating {
  /** @param name how error texts call the manager */
  constructor(name: string, run: RunInNew) {
    const decorate = (fn: unknown, _key?: unknown, descriptor?: PropertyDescriptor) => {
      if (typeof descriptor !== 'object') return wrapped(name, fn, run)
      return { ...descriptor, value: wrapped(name, descriptor.value, run) }
    }
    return Object.setPrototypeOf(decorate, new.target.prototype) as this
  }
}

function wrapped(name: string, fn: unknown, run: RunInNew): Decorable {
  if (!isDecorable(fn) || isClassSource(fn)) throw new NotDecorableError(name, showValue(fn))
  function managed(this: unknown, ...args: unknown[]): unknown {
    return run((): unknown => Reflect.apply(fn as Decorable, this, args))
  }
  Object.defineProperty(managed, 'name', { value: fn.name, configurable: true })
  Object.defineProperty(managed, 'length', { value: fn.length, configurable: true })
  markWrapped(managed, fn)
  return managed
}

function isDecorable(value: unknown): value is Decorable {
  return typeof value === 'function'
}

function isClassSource(fn: Decorable): boolean {
  return /^class\b/.test(Function.prototype.toString.call(fn))
}
