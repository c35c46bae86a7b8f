import { NothingToPatchError } from '../../errors/index.ts'
import { framesIn } from '../../internal/index.ts'
import { guardClosedOptions } from '../engine/index.ts'
import { dictEntries, dictPatching } from './dict-patching.ts'
import { describeTarget } from './describe-target.ts'
import { multiplePatching, type Patching } from './patching.ts'
import { checkOptions, readPatchOptions, type RawPatchOptions } from './options.ts'
import type { Patch } from './patch-types.ts'
import { makePatcher, type RawPatcher } from './patcher.ts'
import { makesReplacement, propertyPatching } from './property-patching.ts'
import { stopall } from './started.ts'
import { exportTarget, namedObject, targetOfObject } from './targets.ts'

function patcherOf(maker: string, what: string, patching: Patching): RawPatcher {
  return makePatcher(maker, what, patching, () => patch.TEST_PREFIX)
}

function patchOf(...names: readonly PropertyKey[]): string {
  return `patch of ${names.map(name => `'${String(name)}'`).join(', ')}`
}

function patchExport(module: unknown, name: PropertyKey, options?: RawPatchOptions): RawPatcher {
  const importer = typeof module === 'string' ? callerFile(patchExport) : undefined
  return patcherOf(
    'patch',
    patchOf(name),
    propertyPatching(exportTarget(module, name, importer), readPatchOptions(options)),
  )
}

function patchObject(target: unknown, name: PropertyKey, options?: RawPatchOptions): RawPatcher {
  return patcherOf(
    'patch.object',
    patchOf(name),
    propertyPatching(targetOfObject(target, name), readPatchOptions(options)),
  )
}

function patchDict(container: unknown, values: unknown, options: { clear?: boolean } = {}): RawPatcher {
  const importer = typeof container === 'string' ? callerFile(patchDict) : undefined
  guardClosedOptions(options, ['clear'])
  const find = namedObject('patch.dict', container, importer)
  const entries = dictEntries(values, container)
  return patcherOf(
    'patch.dict',
    `patch.dict of ${typeof container === 'string' ? `'${container}'` : describeTarget(container)}`,
    dictPatching(find, entries, options.clear ?? false),
  )
}

function patchMultiple(
  target: unknown,
  values: Readonly<Record<PropertyKey, unknown>>,
  options?: RawPatchOptions,
): RawPatcher {
  const importer = typeof target === 'string' ? callerFile(patchMultiple) : undefined
  const find = namedObject('patch.multiple', target, importer)
  const keys = Reflect.ownKeys(values ?? {})
  if (keys.length === 0) throw new NothingToPatchError()
  if (options !== undefined) checkOptions(options)
  const members = keys.map(key => {
    const settings = readPatchOptions({ ...options, new: values[key] })
    const patching = propertyPatching(() => ({ object: find(), key }), settings)
    return { key, patching, isMade: makesReplacement(settings) }
  })
  return patcherOf('patch.multiple', patchOf(...keys), multiplePatching(members))
}

/**
 * Replaces something for a while and puts it back: `patch` an export of a module, `patch.object` a property,
 * `patch.multiple` several, `patch.dict` the entries of an object or `Map`. Semantics: CPython's `unittest.mock.patch`.
 * Making a patcher changes nothing; see `Patcher` for the ways to put it in force.
 */
export const patch: Patch = Object.assign(patchExport, {
  object: patchObject,
  dict: patchDict,
  multiple: patchMultiple,
  stopall,
  TEST_PREFIX: 'test',
}) as Patch

/** The file of the code that called `callee`, as a path, or `undefined` where the engine cannot tell. */
export function callerFile(callee: Function): string | undefined {
  const holder: { stack?: string } = {}
  if ('captureStackTrace' in Error) Error.captureStackTrace(holder, callee)
  const [caller] = framesIn(holder.stack ?? '')
  return caller?.line ? caller.file : undefined
}
