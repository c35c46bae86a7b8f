import { isReference } from '../internal/index.ts'
import { LruStore, type Figures } from './lru-store.ts'

/**
 * A store for each object that a cached method was called on. Nothing here keeps an object alive: not its store,
 * whose results may lead back to it, and not the figures, which are taken out when the object is collected.
 */
export class InstanceStores {
  readonly #bound: number
  #stores = new WeakMap<object, LruStore>()
  readonly #figures = new Set<Figures>()
  readonly #collected = new FinalizationRegistry<Figures>(figures => this.#figures.delete(figures))
  /** For calls with a primitive or no `this`. */
  #shared: LruStore | undefined

  constructor(bound: number) {
    this.#bound = bound
  }

  of(instance: unknown): LruStore {
    if (!isReference(instance)) return (this.#shared ??= this.#make())
    let store = this.#stores.get(instance)
    if (!store) {
      store = this.#make()
      this.#stores.set(instance, store)
      this.#collected.register(instance, store.figures)
    }
    return store
  }

  figures(instance?: object): Iterable<Figures> {
    if (!instance) return this.#figures
    const store = this.#stores.get(instance)
    return store ? [store.figures] : []
  }

  clear(instance?: object): void {
    const store = instance && this.#stores.get(instance)
    if (instance) this.#stores.delete(instance)
    if (store) this.#figures.delete(store.figures)
    if (instance) return
    this.#stores = new WeakMap()
    this.#shared = undefined
    this.#figures.clear()
  }

  #make(): LruStore {
    const store = new LruStore(this.#bound)
    this.#figures.add(store.figures)
    return store
  }
}
