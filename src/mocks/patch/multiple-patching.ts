import { activateAll, exitAll } from './enter-all.ts'
import type { Activation, Patching } from './patching.ts'

/** One of the patchings of `patch.multiple`, and whether its replacement is one that it makes. */
export interface Member {
  readonly key: PropertyKey
  readonly patching: Patching
  readonly isMade: boolean
}

/** Several properties of one object, all or none. Its value is an object of the replacements that were made. */
export function multiplePatching(members: readonly Member[]): Patching<Record<PropertyKey, unknown>> {
  return { enter: () => enterMembers(members) }
}

function enterMembers(members: readonly Member[]): Activation<Record<PropertyKey, unknown>> {
  const activations = activateAll(members.map(member => member.patching))
  const values: Record<PropertyKey, unknown> = {}
  for (const [index, { key, isMade }] of members.entries())
    if (isMade) values[key] = activations[index]?.value
  return { value: values, passed: { kind: 'named', values }, exit: () => exitAll(activations) }
}
