import { AttributeError } from '../../errors/index.ts'
import { DEFAULT } from '../values/index.ts'
import type { PatchSettings } from './options.ts'
import type { Activation, Passed, Patching } from './patching.ts'
import { patchPlaceOf, announcePlacement } from './place.ts'
import { hasProperty, readOriginal, replaceProperty } from './property.ts'
import { describePlace, meantInstead } from './missing.ts'
import { makeReplacement } from './replacement.ts'
import type { FindTarget } from './targets.ts'
import { errorAfter, unwind } from './unwind.ts'
import { PropertyMock } from '../classes/index.ts'

/** Whether the patch makes the replacement, which is what functions then receive. */
export function makesReplacement(settings: PatchSettings): boolean {
  return settings.new === DEFAULT
}

/** The patching of one property. Semantics: CPython's `_patch`. */
export function propertyPatching(find: FindTarget, settings: PatchSettings): Patching {
  return { enter: () => enterProperty(find, settings) }
}

function enterProperty(find: FindTarget, settings: PatchSettings): Activation {
  const { object, key } = find()
  const { holder, publish } = patchPlaceOf(object, key)
  const exists = hasProperty(holder, key)
  if (!exists && !settings.create)
    throw new AttributeError(
      `${describePlace(object)} does not have the attribute '${String(key)}'.${meantInstead(object, key)} ` +
        'Patch a name that it has, or pass { create: true }.',
    )
  const read = (): unknown => readOriginal(holder, key)
  const value = makeReplacement(settings, { target: object, key, exists, read })
  const leavePlace = announcePlacement(value, key)
  const steps: (() => void)[] = [publish]
  if (leavePlace) steps.push(leavePlace)
  try {
    steps.push(replaceProperty(holder, key, descriptorFor(value)))
  } catch (error) {
    throw errorAfter(error, () => unwind(steps))
  }
  publish()
  return { value, passed: passedBy(settings, value), exit: () => unwind(steps) }
}

function passedBy(settings: PatchSettings, value: unknown): Passed {
  return makesReplacement(settings) ? { kind: 'value', value } : { kind: 'nothing' }
}

/** How a replacement is placed: a value, or a `PropertyMock` as the accessor that it is. */
export function descriptorFor(value: unknown): PropertyDescriptor {
  return value instanceof PropertyMock ? { get: value.get, set: value.set } : { value, writable: true }
}
