import { InvalidCacheOptionsError, InvalidImplementationError } from '../errors/index.ts'
import { isReference, showValue } from '../internal/index.ts'
import { InstanceStores } from './instance-stores.ts'
import { LruStore, type Figures } from './lru-store.ts'
import { decorate, defineMember, type DecoratorParts } from './make-decorator.ts'
import { forgettingRejection } from './rejection.ts'
import { isStandardContext, type AnyFunction } from './site.ts'
import type { MethodName, MethodTestDecorator } from './test-decorator.ts'

/** Options of `lruCache`. Semantics: the arguments of `functools.lru_cache`. */
export interface LruCacheOptions {
  /** The most results to keep, 128 unless told; `null` keeps all, 0 none. */
  maxsize?: number | null
  /** Python's option. Arguments are compared by identity here, so values of different types never meet: no effect. */
  typed?: boolean
}

/** What a cache has done so far. Semantics: `functools`'s `CacheInfo`. */
export interface CacheInfo {
  /** Calls whose result was remembered. */
  readonly hits: number
  /** Calls that ran the function. */
  readonly misses: number
  /** How many results are kept at most; `null` for all. */
  readonly maxsize: number | null
  /** How many are kept now. */
  readonly currsize: number
}

/** What a cached function can tell and do. A method keeps one cache for each object: name the object, or get all of them together. */
export interface CacheControl {
  /** Hits, misses and sizes so far. Semantics: `cache_info()`. */
  cacheInfo(instance?: object): CacheInfo
  /** Forgets all results, and sets the figures to zero. Semantics: `cache_clear()`. */
  cacheClear(instance?: object): void
  /** The options in force. Semantics: `cache_parameters()`. */
  cacheParameters(): { maxsize: number | null; typed: boolean }
}

/** A function whose results are remembered, and what can be asked of its cache. */
export type CachedFunction<F extends AnyFunction> = F & CacheControl

/** A decorator of methods, and a plain call on a function. */
export interface CacheDecorator extends MethodTestDecorator {
  /** The second parameter keeps a standard decorator on a getter from matching this plain call. */
  <F extends AnyFunction>(fn: F, context?: undefined): CachedFunction<F>
}

/** The forms of `lruCache`: a decorator, with or without options, a call on a function, and `define`. */
export interface LruCache extends CacheDecorator {
  /** With options, it makes a decorator. */
  (options?: LruCacheOptions): CacheDecorator
  /** The plain form, on a method of a prototype or class. */
  define<T extends object>(target: T, name: MethodName<T>, options?: LruCacheOptions): void
}

/** The forms of `cache`: a decorator, a call on a function, and `define`. */
export interface Cache extends CacheDecorator {
  /** Called with nothing, it is the decorator itself. */
  (): CacheDecorator
  /** The plain form, on a method of a prototype or class. */
  define<T extends object>(target: T, name: MethodName<T>): void
}

interface CacheParameters {
  readonly maxsize: number | null
  readonly typed: boolean
}

function readCacheOptions(options: unknown, label: string): CacheParameters {
  const refuse = (given: string): never => {
    throw new InvalidCacheOptionsError(label, given)
  }
  if (typeof options !== 'object' || Array.isArray(options)) return refuse(showValue(options))
  const given: LruCacheOptions = options ?? {}
  const { maxsize = 128, typed = false, ...others } = given
  const [unknown] = Object.keys(others)
  if (unknown !== undefined) return refuse(`the option '${unknown}'`)
  if (maxsize !== null && !Number.isInteger(maxsize)) return refuse(`maxsize ${showValue(maxsize)}`)
  if (typeof typed !== 'boolean') return refuse(`typed ${showValue(typed)}`)
  return { maxsize: maxsize === null ? null : Math.max(0, maxsize), typed }
}

/** Computes a result and keeps it. A call of the function itself may have stored it meanwhile: that one stays. */
function compute(
  store: LruStore,
  fn: AnyFunction,
  receiver: unknown,
  args: unknown[],
  key: unknown[],
): unknown {
  store.figures.misses++
  const value = forgettingRejection(Reflect.apply(fn, receiver, args), () => {
    const entry = store.find(key)
    if (entry && entry.value === value) store.remove(entry)
  })
  if (!store.find(key)) store.add(key, value)
  return value
}

function info(figures: Iterable<Figures>, maxsize: number | null): CacheInfo {
  const sum = { hits: 0, misses: 0, maxsize, currsize: 0 }
  for (const { hits, misses, size } of figures) {
    sum.hits += hits
    sum.misses += misses
    sum.currsize += size
  }
  return sum
}

function cachedFunction(fn: AnyFunction, parameters: CacheParameters): AnyFunction {
  const bound = parameters.maxsize ?? Infinity
  let store = new LruStore(bound)
  const cached = function (this: unknown, ...args: unknown[]): unknown {
    const entry = store.find(args)
    if (entry === undefined) return compute(store, fn, this, args, args)
    store.figures.hits++
    return entry.value
  }
  return Object.assign(cached, {
    cacheInfo: () => info([store.figures], parameters.maxsize),
    cacheClear: () => {
      store = new LruStore(bound)
    },
    cacheParameters: () => ({ ...parameters }),
  } satisfies CacheControl)
}

function cachedMethod(fn: AnyFunction, parameters: CacheParameters): AnyFunction {
  const stores = new InstanceStores(parameters.maxsize ?? Infinity)
  const cached = function (this: object, ...args: unknown[]): unknown {
    const store = stores.of(this)
    // What is no object has no store of its own: it is an argument of theirs.
    const key = isReference(this) ? args : [this, ...args]
    const entry = store.find(key)
    if (entry === undefined) return compute(store, fn, this, args, key)
    store.figures.hits++
    return entry.value
  }
  return Object.assign(cached, {
    cacheInfo: (instance?: object) => info(stores.figures(instance), parameters.maxsize),
    cacheClear: (instance?: object) => stores.clear(instance),
    cacheParameters: () => ({ ...parameters }),
  } satisfies CacheControl)
}

/** Of a function that is called as a method, its object is one of its arguments. An arrow function has none. */
function usesThis(fn: AnyFunction): boolean {
  return /\b(?:this|super)\b|\[native code\]/.test(Function.prototype.toString.call(fn))
}

function cachingParts(name: string, parameters: CacheParameters): DecoratorParts {
  return {
    name,
    takes: 'a method or a function',
    method: fn => cachedMethod(fn, parameters),
    function: fn => (usesThis(fn) ? cachedMethod(fn, parameters) : cachedFunction(fn, parameters)),
  }
}

function makeCache(
  name: string,
  readArguments: (options: unknown, label: string) => CacheParameters,
): unknown {
  const decoratorFor = (options: unknown) => {
    const parts = cachingParts(name, readArguments(options, name))
    return (...args: unknown[]) => decorate(parts, args)
  }
  const call = (...args: unknown[]): unknown => {
    const [first, second] = args
    const isDecoration =
      typeof first === 'function' ||
      isStandardContext(second) ||
      typeof second === 'string' ||
      typeof second === 'symbol'
    return isDecoration ? decoratorFor({})(...args) : decoratorFor(first ?? {})
  }
  const define = (target: object, member: PropertyKey, options: unknown = {}) =>
    defineMember(cachingParts(name, readArguments(options, `${name}.define`)), target, member)
  return Object.assign(call, { define })
}

/**
 * Remembers the results of a function by its arguments, which are compared by identity as `Map` keys are; the least
 * recently used result makes room. A method has a cache for each object, which lives no longer than the object. A call
 * that throws is not remembered, and a promise that rejects is dropped again. Semantics: `functools.lru_cache`.
 * @throws InvalidCacheOptionsError for a `maxsize` that is no whole number, and for an option that there is none of.
 */
export const lruCache: LruCache = makeCache('lruCache', readCacheOptions) as LruCache

/** `lruCache` without bound. Semantics: `functools.cache`. */
export const cache: Cache = makeCache('cache', (options, label) => {
  if (Object.keys(Object(options)).length > 0) throw new InvalidImplementationError(label, showValue(options))
  return { maxsize: null, typed: false }
}) as Cache
