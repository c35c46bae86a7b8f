import { builtin, isProcessGlobal, originalOf, shared, Stamped } from '../../internal/index.ts'
import { asyncHooks, scopeStorage } from './current-scope.ts'

/** What Node wants to remember of a promise, or our scope of a timer, out of sight. */
class Hidden extends Stamped {
  #asyncId: unknown
  #triggerId: unknown
  #scope: unknown

  static of(object: object): Hidden {
    return #scope in object ? object : new Hidden(object)
  }

  static readonly asyncId: Part = {
    get: object => (#scope in object ? object.#asyncId : undefined),
    set: (object, value) => void (Hidden.of(object).#asyncId = value),
  }
  static readonly triggerId: Part = {
    get: object => (#scope in object ? object.#triggerId : undefined),
    set: (object, value) => void (Hidden.of(object).#triggerId = value),
  }
  static readonly scope: Part = {
    get: object => (#scope in object ? object.#scope : undefined),
    set: (object, value) => void (Hidden.of(object).#scope = value),
  }
}

interface Part {
  get(object: object): unknown
  set(object: object, value: unknown): void
}

// Once for each global: in the vm pools each has promises of its own.
const hiding = shared('hidden-context', () => ({ isDone: false }))

/**
 * On Node 20 and 22 an `AsyncLocalStorage` writes its value on every promise and timer that is made in its context, and
 * Node the ids of the context on promises, as properties that anybody sees: `toEqual` of two promises fails, and
 * snapshots show our scope. What is assigned goes into private fields instead, by setters that the prototypes have from
 * now on. Later versions of Node write nothing. Cheap to call again.
 */
export function hideContext(): void {
  if (hiding.isDone || !asyncHooks) return
  hiding.isDone = true
  const scopeKey: unknown = Reflect.get(scopeStorage, 'kResourceStore')
  if (typeof scopeKey !== 'symbol') return
  const idKeys = keysOnPromises()
  for (const prototype of promisePrototypes()) {
    hide(prototype, idKeys.get('async_id_symbol'), Hidden.asyncId)
    hide(prototype, idKeys.get('trigger_async_id_symbol'), Hidden.triggerId)
    hide(prototype, scopeKey, Hidden.scope)
  }
  for (const prototype of timerPrototypes()) hide(prototype, scopeKey, Hidden.scope)
  hide(asyncHooks.AsyncResource.prototype, scopeKey, Hidden.scope)
}

/** The symbols that Node writes on a promise, by their names. */
function keysOnPromises(): Map<string | undefined, symbol> {
  const probe = asyncHooks && new asyncHooks.AsyncLocalStorage<object>()
  const promise = probe?.run({}, () => Promise.resolve())
  // Enabled, it would write on each promise from now on.
  probe?.disable()
  return new Map(Object.getOwnPropertySymbols(promise ?? {}).map(key => [key.description, key]))
}

/** Those of this global, and of the process: Node's own promises are of the latter. */
function promisePrototypes(): object[] {
  if (isProcessGlobal()) return [Promise.prototype]
  return [Promise.prototype, builtin('node:vm')!.runInThisContext('Promise.prototype') as object]
}

function timerPrototypes(): object[] {
  const timers = builtin('node:timers')
  if (!timers) return []
  const [timeout, immediate] = [
    originalOf(timers.setTimeout)(() => {}),
    originalOf(timers.setImmediate)(() => {}),
  ]
  timers.clearTimeout(timeout)
  timers.clearImmediate(immediate)
  return [timeout, immediate].map(timer => Object.getPrototypeOf(timer) as object)
}

function hide(prototype: object, key: symbol | undefined, { get, set }: Part): void {
  if (key === undefined || Object.hasOwn(prototype, key)) return
  Object.defineProperty(prototype, key, {
    configurable: true,
    get(this: object) {
      return get(this)
    },
    set(this: object, value: unknown) {
      set(this, value)
    },
  })
}
