import type { Dispatcher } from './dispatcher.ts'
import { dispatcherFromTarget } from './dispatchers-by-name.ts'
import type { Site } from './site.ts'

/**
 * Looks for an overload's dispatcher when the class is there: at once for a static method, with the first instance for
 * another. Needed where metadata does not lead from the class to its base's dispatcher.
 */
export function registerWhenConstructed(
  site: Site,
  name: string | symbol,
  register: (dispatcher: Dispatcher, owner: object) => void,
  error: Error,
): void {
  let isDone = false
  site.context?.addInitializer(function (this: object) {
    if (isDone) return
    const start = site.isStatic ? this : (Object.getPrototypeOf(this) as object)
    const dispatcher = dispatcherFromTarget(start, name)
    if (!dispatcher) throw error
    register(dispatcher, ownerOf(start, site.name))
    isDone = true
  })
}

/**
 * The object whose own member was decorated. A subclass that overrides the same name has one too; initialisers run
 * from the base class down, so the one nearest to the base is meant.
 */
function ownerOf(start: object, name: PropertyKey): object {
  let owner = start
  for (let link: object | null = start; link; link = Object.getPrototypeOf(link) as object | null)
    if (Object.hasOwn(link, name)) owner = link
  return owner
}
