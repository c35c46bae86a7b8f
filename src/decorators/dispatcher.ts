import { InvalidImplementationError, MissingTypeError } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import { DispatchTable } from './dispatch-table.ts'
import { metadataOf, imitate, isFunction, type AnyFunction } from './site.ts'
import { checkToken, type TypeToken } from './type-token.ts'

export type Overloads = Map<TypeToken, AnyFunction>

/** Marks a dispatching function with its dispatcher; also seen through wrappers that keep symbol-keyed properties. */
const dispatcherMark = Symbol.for('vitest-async-case.dispatcher')

/**
 * The state of one dispatching function: its default, the overloads registered for it where it is defined, and the
 * layers that subclasses add. A layer is keyed by a subclass's prototype (for static methods the class) or, while a
 * standard decorator runs and knows neither, by the class's metadata.
 */
export class Dispatcher {
  readonly fallback: AnyFunction
  readonly #own: Overloads = new Map()
  readonly #layers = new WeakMap<object, Overloads>()
  #isLayered = false
  #table: DispatchTable
  #layered = new WeakMap<object, DispatchTable>()

  constructor(fallback: AnyFunction) {
    this.fallback = fallback
    this.#table = new DispatchTable(this.#own, fallback)
  }

  /** The table for calls on `receiver`. */
  tableFor(receiver: unknown): DispatchTable {
    if (!this.#isLayered) return this.#table
    if (typeof receiver === 'function') return this.tableOf(receiver)
    if (typeof receiver !== 'object' || receiver === null) return this.#table
    const prototype = Reflect.getPrototypeOf(receiver)
    return prototype ? this.tableOf(prototype) : this.#table
  }

  /** The table for the instances of a prototype, or for the static method of a class. */
  tableOf(owner: object): DispatchTable {
    let table = this.#layered.get(owner)
    if (!table) this.#layered.set(owner, (table = this.#buildFor(owner)))
    return table
  }

  /** Adds to the function's own overloads, or to the layer of a subclass. A later registration of a type wins. */
  register(tokens: readonly TypeToken[], implementation: AnyFunction, layer?: object): void {
    const overloads = layer ? this.#layerOf(layer) : this.#own
    for (const token of tokens) {
      overloads.delete(token) // so that `Symbol.hasInstance` types keep the order of their last registration
      overloads.set(token, implementation)
    }
    this.#table = new DispatchTable(this.#own, this.fallback)
    this.#layered = new WeakMap()
  }

  #layerOf(layer: object): Overloads {
    this.#isLayered = true
    let overloads = this.#layers.get(layer)
    if (!overloads) this.#layers.set(layer, (overloads = new Map()))
    return overloads
  }

  #buildFor(owner: object): DispatchTable {
    const layers: Overloads[] = []
    for (let link: object | null = owner; link; link = Reflect.getPrototypeOf(link)) {
      const metadata = metadataOf(link)
      for (const key of metadata ? [link, metadata] : [link]) {
        const overloads = this.#layers.get(key)
        if (overloads) layers.push(overloads)
      }
    }
    const entries = new Map(this.#own)
    for (const overloads of layers.toReversed()) for (const [token, fn] of overloads) entries.set(token, fn)
    return new DispatchTable(entries, this.fallback)
  }
}

/** The dispatching function of a default implementation, with `register`, `dispatch` and `registry` on it. */
export function makeDispatching(fallback: AnyFunction, name: string): [AnyFunction, Dispatcher] {
  const dispatcher = new Dispatcher(fallback)
  const dispatching = function (this: unknown, ...args: unknown[]): unknown {
    return dispatcher.tableFor(this).find(args[0]).apply(this, args)
  }
  Object.defineProperty(dispatching, dispatcherMark, { value: dispatcher })
  addSurface(dispatching, name, dispatcher)
  return [imitate(dispatching, fallback), dispatcher]
}

export function dispatcherOf(fn: unknown): Dispatcher | undefined {
  if (typeof fn !== 'function') return undefined
  const found: Dispatcher | undefined = Reflect.get(fn, dispatcherMark)
  return found
}

/** Puts `register` (chainable), `dispatch` and `registry` on a function or handle. `layer` as in `Dispatcher`. */
export function addSurface<T extends object>(
  target: T,
  name: string,
  dispatcher: Dispatcher,
  layer?: object,
): T {
  const table = () => dispatcher.tableOf(layer ?? target)
  const values = {
    register(...args: unknown[]) {
      const [tokens, implementation] = readRegistration(args, `${name}.register`)
      dispatcher.register(tokens, implementation, layer)
      return target
    },
    dispatch: (token: TypeToken) => table().dispatch(checkToken(token, `${name}.dispatch`)),
  }
  for (const [key, value] of Object.entries(values)) Object.defineProperty(target, key, { value })
  return Object.defineProperty(target, 'registry', { get: () => new Map(table().entries) })
}

function readRegistration(args: readonly unknown[], label: string): [TypeToken[], AnyFunction] {
  const implementation = args.at(-1)
  const types = args.slice(0, -1)
  if (types.length === 0) throw new MissingTypeError(label, `${label}(Number, fn)`)
  const tokens = types.map(type => checkToken(type, label))
  if (!isFunction(implementation)) throw new InvalidImplementationError(label, showValue(implementation))
  return [tokens, implementation]
}
