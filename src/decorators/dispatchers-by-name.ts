import { shared } from '../internal/index.ts'
import { dispatcherOf, type Dispatcher } from './dispatcher.ts'
import { metadataOf, type DecorationSite } from './site.ts'

type Names = Map<PropertyKey, Dispatcher>

/**
 * Which dispatchers a class has, by name. Overloads name their dispatcher, since a class body cannot name its own
 * class in a standard decorator. Keyed by the prototype (for static methods the class) or by the class's metadata.
 */
const declared = shared('dispatchers', () => ({
  instance: new WeakMap<object, Names>(),
  static: new WeakMap<object, Names>(),
  /** The names of all dispatchers, and of those that the metadata of a subclass does not lead to. */
  all: new Set<PropertyKey>(),
  outsideMetadata: new Set<PropertyKey>(),
}))

const namesOfKind = (isStatic: boolean) => (isStatic ? declared.static : declared.instance)

/** Where a site's class is kept: its target when it is known, else its metadata. */
export function classKeyOf(site: DecorationSite): object | undefined {
  return site.target ?? site.context?.metadata
}

export function declareDispatcher(site: DecorationSite, dispatcher: Dispatcher): void {
  const place = classKeyOf(site)
  declared.all.add(site.name)
  if (place !== site.context?.metadata || !place) declared.outsideMetadata.add(site.name)
  if (!place) return
  const byPlace = namesOfKind(site.isStatic)
  const names = byPlace.get(place) ?? new Map<PropertyKey, Dispatcher>()
  byPlace.set(place, names.set(site.name, dispatcher))
}

/** The dispatcher of exactly this class. */
export function ownDispatcher(place: object, name: PropertyKey, isStatic: boolean): Dispatcher | undefined {
  return namesOfKind(isStatic).get(place)?.get(name)
}

/** The dispatcher that `name` reaches from a metadata object, which inherits its base class's. */
export function dispatcherFromMetadata(
  metadata: object,
  site: DecorationSite,
  name: PropertyKey,
): Dispatcher | undefined {
  for (let link: object | null = metadata; link; link = Reflect.getPrototypeOf(link)) {
    const found = ownDispatcher(link, name, site.isStatic)
    if (found) return found
  }
  return undefined
}

/** The dispatcher that `target.name` reaches: by what was declared there, else by the function itself. */
export function dispatcherFromTarget(target: object, name: PropertyKey): Dispatcher | undefined {
  const isStatic = typeof target === 'function'
  for (let link: object | null = target; link; link = Reflect.getPrototypeOf(link)) {
    const metadata = metadataOf(link)
    const found = ownDispatcher(link, name, isStatic) ?? (metadata && ownDispatcher(metadata, name, isStatic))
    if (found) return found
    const own = Object.getOwnPropertyDescriptor(link, name)
    if (own) return dispatcherOf(own.value)
  }
  return undefined
}

/**
 * Whether the base class may have a dispatcher of this name though the metadata does not show it: it used another kind
 * of decorators, or the metadata has no base, as swc leaves it (1.16.22)
 */
export function mayBeElsewhere(name: PropertyKey, metadata: object | undefined): boolean {
  const isLinked = metadata !== undefined && Object.getPrototypeOf(metadata) !== null
  return isLinked ? declared.outsideMetadata.has(name) : declared.all.has(name)
}

/**
 * Looks for an overload's dispatcher when the class is there: at once for a static method, with the first instance for
 * another. Needed where metadata does not lead from the class to its base's dispatcher.
 */
export function registerWhenConstructed(
  site: DecorationSite,
  name: string | symbol,
  register: (dispatcher: Dispatcher, owner: object) => void,
  error: Error,
): void {
  let isDone = false
  site.context?.addInitializer(function (this: object) {
    if (isDone) return
    const start = site.isStatic ? this : (Reflect.getPrototypeOf(this) ?? this)
    const dispatcher = dispatcherFromTarget(start, name)
    if (!dispatcher) throw error
    register(dispatcher, declarerOf(start, site.name))
    isDone = true
  })
}

/**
 * The object whose own member was decorated. A subclass that overrides the same name has one too; initialisers run
 * from the base class down, so the one nearest to the base is meant.
 */
function declarerOf(start: object, name: PropertyKey): object {
  let owner = start
  for (let link: object | null = start; link; link = Reflect.getPrototypeOf(link))
    if (Object.hasOwn(link, name)) owner = link
  return owner
}
