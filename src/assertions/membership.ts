import { NotAContainerError } from '../errors/index.ts'
import { getHost, isThenable, showValue } from '../internal/index.ts'
import { canBeIterated } from './count-equal.ts'
import { verifyThat, type AssertionCall } from './failure.ts'
import { repr } from './repr.ts'

/** What `in` can be asked of: the text of a string, elements, the keys of a map, members of anything that `has` them, own properties. */
// oxlint-disable-next-line typescript/no-explicit-any -- a container may limit what it can hold
export type Container = string | Iterable<unknown> | { has(member: any): boolean } | object

export function verifyIn(call: AssertionCall, member: unknown, container: Container): void {
  verifyThat(call, contains(call, member, container), () => `${repr(member)} not found in ${repr(container)}`)
}

export function verifyNotIn(call: AssertionCall, member: unknown, container: Container): void {
  const isIn = contains(call, member, container)
  verifyThat(call, !isIn, () => `${repr(member)} unexpectedly found in ${repr(container)}`)
}

function contains(call: AssertionCall, member: unknown, container: Container): boolean {
  if (typeof container === 'string') return includesText(call, member, container)
  if (typeof container !== 'object' || container === null || isThenable(container))
    return refuseContainer(call, container)
  // A key or member may also be there as an equal object, as in Python.
  if (container instanceof Map) return container.has(member) || hasEqual(member, container.keys())
  if (container instanceof Set) return container.has(member) || hasEqual(member, container)
  if ('has' in container && typeof container.has === 'function') return container.has(member)
  if (canBeIterated(container)) return hasEqual(member, container)
  return Object.hasOwn(container, member as PropertyKey)
}

function hasEqual(member: unknown, items: Iterable<unknown>): boolean {
  const { equals } = getHost()
  for (const item of items) if (Object.is(item, member) || equals(item, member)) return true
  return false
}

function includesText(call: AssertionCall, member: unknown, text: string): boolean {
  if (typeof member === 'string') return text.includes(member)
  throw new NotAContainerError(
    call.method.name,
    'a string',
    `It holds strings only, and the member is ${showValue(member)}.`,
  )
}

function refuseContainer(call: AssertionCall, container: unknown): never {
  const remedy = isThenable(container)
    ? 'Await it first.'
    : 'Pass a string, an array, a Set, a Map, an iterable, an object with has(), or an object whose keys are meant.'
  throw new NotAContainerError(call.method.name, showValue(container), remedy)
}
