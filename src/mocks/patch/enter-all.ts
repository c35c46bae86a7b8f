import type { Activation, Entered, Patching } from './patching.ts'
import { errorAfter, unwind } from './unwind.ts'

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

export function enterAll(patchings: readonly Patching[]): Entered {
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
