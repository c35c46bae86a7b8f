import { newScope, type Owner, type Scope } from '../ownership/index.ts'
import { ownerListening } from './left-on-process.ts'

// state of this copy: the copy that listens is the one that asks
let told: { readonly event: string; readonly scope: Scope | undefined } | undefined

/**
 * Node is about to tell the other listeners of `process` of a rejection, which was made in `scope`. One that throws ends
 * as an uncaught exception, before any other code runs and in no context.
 */
export function tellingOthers(event: string, scope: Scope | undefined): void {
  const now = { event, scope }
  told = now
  void Promise.resolve().then(() => {
    if (told === now) told = undefined
  })
}

/** Whose a listener of `process` is that has thrown just now: who added it, else whose rejection it was told of. */
export function scopeOfThrowingListener(): Scope | undefined {
  if (!told) return undefined
  const { event, scope } = told
  told = undefined
  const owner: Owner | undefined = ownerListening(event, scope?.owner)
  return owner && owner !== scope?.owner ? newScope(owner) : scope
}
