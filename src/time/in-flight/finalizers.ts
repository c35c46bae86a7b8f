import { framesIn, isNodes, isOwnLine, type Frame } from '../../internal/index.ts'
import { currentOwner, type Owner } from '../../ownership/index.ts'
import { replaceMember } from '../replaced/index.ts'

type Register = typeof FinalizationRegistry.prototype.register

// state of this copy: what its own replacements see. The registries with which each owner has registered something.
const registriesOf = new WeakMap<Owner, Set<WeakRef<object>>>()
// state of this copy: as above. One reference to each registry, however much is registered with it.
const refs = new WeakMap<object, WeakRef<object>>()

/** Notes who registers what it wants to hear the end of: the garbage collector may tell at any time. */
export function noteRegistries(): () => void {
  return replaceMember(FinalizationRegistry.prototype, 'register', original => {
    const register: Register = function (this: FinalizationRegistry<unknown>, ...args) {
      const owner = currentOwner()
      if (owner && !isInternal(register)) note(owner, this)
      Reflect.apply(original, this, args)
    }
    return register
  })
}

function note(owner: Owner, registry: object): void {
  const ref = refs.get(registry) ?? new WeakRef(registry)
  refs.set(registry, ref)
  registriesOf.set(owner, (registriesOf.get(owner) ?? new Set()).add(ref))
}

/** Whether Node or this library calls it, for reasons of its own: no test waits for that. */
function isInternal(register: Register): boolean {
  const [first, second] = callersOf(register)
  // Between the user and this stands what remembers whose a finalizer is.
  const caller = first && isOwnLine(first.text) ? second : first
  return !caller || isNodes(caller) || isOwnLine(caller.text)
}

/** The two that are next on the stack. */
function callersOf(register: Register): Frame[] {
  const { stackTraceLimit } = Error
  const here = { stack: '' }
  Error.stackTraceLimit = 2
  Error.captureStackTrace(here, register)
  Error.stackTraceLimit = stackTraceLimit
  return framesIn(here.stack)
}

/** Whether a registry lives with which a test, or a fixture around it, has registered something. */
export function hasRegistry(owner: Owner): boolean {
  const registries = registriesOf.get(owner) ?? []
  if ([...registries].some(registry => registry.deref())) return true
  return owner.parent !== undefined && hasRegistry(owner.parent)
}
