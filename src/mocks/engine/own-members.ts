import { ASYNC, type MockState, classes, hasFlag } from '../state/index.ts'

type Members = Map<PropertyKey, PropertyDescriptor>
// state of this copy: a cache, which another copy fills for itself
const membersByPrototype = new WeakMap<object, Members>()

/** A member of the mock's class: an assertion, a property of its state, or what a user's subclass adds. */
export function findOwn(state: MockState, key: PropertyKey): PropertyDescriptor | undefined {
  const own = membersOf(state.klass.prototype).get(key)
  if (own !== undefined || !hasFlag(state, ASYNC)) return own
  return membersOf(classes.AsyncMock.prototype).get(key)
}

/** The descriptors of a class's prototypes in one map: it is asked at every first read of a name. */
export function membersOf(prototype: object): Members {
  let members = membersByPrototype.get(prototype)
  if (members === undefined) membersByPrototype.set(prototype, (members = collect(prototype)))
  return members
}

function collect(prototype: object): Members {
  const parent = Reflect.getPrototypeOf(prototype)
  const members: Members =
    parent === null || parent === Object.prototype ? new Map() : new Map(membersOf(parent))
  for (const key of Reflect.ownKeys(prototype)) {
    const descriptor = Object.getOwnPropertyDescriptor(prototype, key)
    if (key !== 'constructor' && descriptor !== undefined) members.set(key, descriptor)
  }
  return members
}
