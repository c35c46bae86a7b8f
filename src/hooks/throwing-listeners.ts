import { readable } from '../internal/index.ts'
import { currentOwner, newScope, type Owner, type Scope } from '../ownership/index.ts'
import { ownerListening } from './left-on-process.ts'
import { emitter } from './own-listeners.ts'
import { raiseUnraisable } from './sys.ts'

type Emit = import('node:events').EventEmitter['emit'] & { [watchMark]?: true }

const watchMark = Symbol.for('vitest-async-case.throwing-listeners')
/** Node ends the process when a listener of these throws, and with it go the results of all tests of the file. */
const deadlyEvents: readonly (string | symbol)[] = ['uncaughtException', 'uncaughtExceptionMonitor']

// state of this copy: the copy that listens is the one that asks
let told: { readonly event?: string; readonly scope: Scope | undefined } | undefined

/**
 * Node is about to tell the other listeners of `process` of a rejection, which was made in `scope`. One that throws ends
 * as an uncaught exception, before any other code runs and in no context.
 */
export function tellingOthers(event: string, scope: Scope | undefined): void {
  telling({ event, scope })
}

/** Node is about to tell the listeners of a worker that it has ended: one that throws ends likewise. */
export function tellingOfWorker(scope: Scope | undefined): void {
  telling({ scope })
}

function telling(now: NonNullable<typeof told>): void {
  told = now
  void Promise.resolve().then(() => {
    if (told === now) told = undefined
  })
}

/**
 * For `process`'s own event `newListener`: from the first listener on that an owner has for an exception, what such a
 * listener throws goes to who listens. Where nobody does who is known, it is Node's, as without this library.
 */
export function surviveListeners(event: string | symbol): void {
  const emit: Emit = emitter().emit
  if (!deadlyEvents.includes(event) || !currentOwner() || emit[watchMark]) return
  const watching: Emit = function (this: import('node:events').EventEmitter, name, ...args) {
    if (!deadlyEvents.includes(name)) return emit.call(this, name, ...args)
    // Before a listener that hears of one only is taken off.
    const owner = ownerListening(String(name), currentOwner())
    try {
      return emit.call(this, name, ...args)
    } catch (thrown) {
      if (!owner) throw thrown
      raiseUnraisable({ scope: newScope(owner), error: readable(thrown), origin: 'a callback' })
      return true
    }
  }
  watching[watchMark] = true
  emitter().emit = watching
}

/** Whose a listener of `process` is that has thrown just now: who added it, else whose rejection it was told of. */
export function scopeOfThrowingListener(): Scope | undefined {
  if (!told) return undefined
  const { event, scope } = told
  told = undefined
  const owner: Owner | undefined = event === undefined ? undefined : ownerListening(event, scope?.owner)
  return owner && owner !== scope?.owner ? newScope(owner) : scope
}
