import { errorText, safely } from './texts.ts'

// state of this copy: another copy's stand-in for the same value says the same
const standIns = new WeakMap<object, Error>()

/**
 * A thrown value that everybody can look at: the value itself, or where its own code throws when it is looked at (a proxy
 * that was revoked or has traps) an error with what can be read of it, always the same one.
 */
export function readable(thrown: unknown): unknown {
  const isObject = (typeof thrown === 'object' && thrown !== null) || typeof thrown === 'function'
  if (!isObject || safely(() => canRead(thrown), false)) return thrown
  const known = standIns.get(thrown)
  if (known) return known
  const standIn = new Error(errorText(thrown, 'message') || 'an error that cannot be read')
  standIn.name = errorText(thrown, 'name') || 'Error'
  standIn.stack = errorText(thrown, 'stack') || `${standIn.name}: ${standIn.message}`
  standIns.set(thrown, standIn)
  return standIn
}

/** Getters are read with care everywhere. @throws what the code of the object throws */
function canRead(thrown: object): true {
  void [Reflect.ownKeys(thrown), thrown instanceof Error, 'name' in thrown]
  return true
}
