import { errorAfter, unwind } from './unwind.ts'

/** What decorated and wrapped functions get from a patching in force. */
export type Passed =
  /** The replacement, appended to the arguments. */
  | { readonly kind: 'value'; readonly value: unknown }
  /** Named replacements: those of all `patch.multiple` decorators share one object, the last argument. */
  | { readonly kind: 'named'; readonly values: Readonly<Record<PropertyKey, unknown>> }
  | { readonly kind: 'nothing' }

/** A patching in force. */
export interface Activation<Value = unknown> {
  /** What `start()` returns and a context manager is entered with. */
  readonly value: Value
  readonly passed: Passed
  /** Puts back what was there. */
  exit(): void
}

/** A patching that can be put in force, several times and also nested. */
export interface Patching<Value = unknown> {
  enter(): Activation<Value>
}

/** Several patchings in force. */
export interface PatchingsInForce {
  /** What they append to the arguments of a function: replacements in order, then the object of named ones. */
  readonly extra: readonly unknown[]
  exit(): void
}

/** Puts all patchings in force, the first one first. When one fails, those before it are undone. */
export function activateAll(patchings: readonly Patching[]): Activation[] {
  const activations: Activation[] = []
  for (const patching of patchings) {
    try {
      activations.push(patching.enter())
    } catch (error) {
      throw errorAfter(error, () => exitAll(activations))
    }
  }
  return activations
}

/** Undoes them, the last one first. */
export function exitAll(activations: readonly Activation[]): void {
  unwind(activations.map(activation => () => activation.exit()))
}

export function enterAll(patchings: readonly Patching[]): PatchingsInForce {
  const activations = activateAll(patchings)
  return { extra: extraArguments(activations), exit: () => exitAll(activations) }
}

function extraArguments(activations: readonly Activation[]): unknown[] {
  const values: unknown[] = []
  const named: Record<PropertyKey, unknown> = {}
  for (const { passed } of activations) {
    if (passed.kind === 'value') values.push(passed.value)
    if (passed.kind === 'named') Object.assign(named, passed.values)
  }
  return Reflect.ownKeys(named).length > 0 ? [...values, named] : values
}

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
