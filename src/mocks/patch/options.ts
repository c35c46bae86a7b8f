import {
  AutospecWithNewCallableError,
  InvalidSpecError,
  NewWithNewCallableError,
  PatchOptionsError,
  PatchOptionTypoError,
} from '../../errors/index.ts'
import { isPlainObject } from '../../internal/index.ts'
import { OWN_OPTIONS, optionMeantBy } from '../engine/index.ts'
import { isMock } from '../state/index.ts'
import { formatValue } from '../text/index.ts'
import { DEFAULT } from '../values/index.ts'

/** The options of a patch as they arrive: those that patch itself reads, and the mock's configuration. */
export interface RawPatchOptions {
  new?: unknown
  newCallable?: unknown
  spec?: unknown
  specSet?: unknown
  autospec?: unknown
  create?: boolean
  unsafe?: boolean
  [attribute: string]: unknown
}

export interface PatchSettings {
  readonly new: unknown
  readonly newCallable: unknown
  readonly spec: unknown
  readonly specSet: unknown
  readonly autospec: unknown
  readonly create: boolean
  readonly unsafe: boolean
  /** Configuration of the mock that the patch makes. */
  readonly attributes: Readonly<Record<string, unknown>>
}

const OPTIONS = [...OWN_OPTIONS, 'new', 'newCallable', 'autospec', 'create']

/** `undefined`, `null` and `false` all mean "no spec". Semantics: CPython's `patch`, where `False` is read as `None`. */
function given(value: unknown): unknown {
  return value === null || value === false ? undefined : value
}

/** Reads the options. Throws what CPython throws when the patcher is made; the rest is checked when it starts. */
export function readPatchOptions(options: RawPatchOptions = {}): PatchSettings {
  checkOptions(options)
  const { newCallable, spec, specSet, autospec, create, unsafe, ...rest } = options
  const { new: given_, ...attributes } = rest
  const replacement = 'new' in options ? given_ : DEFAULT
  if (newCallable !== undefined && replacement !== DEFAULT) throw new NewWithNewCallableError()
  if (newCallable !== undefined && given(autospec) !== undefined) throw new AutospecWithNewCallableError()
  if (!unsafe) refuseTypos(attributes)
  refuseMock('spec', spec)
  refuseMock('specSet', specSet)
  return {
    new: replacement,
    newCallable,
    spec: given(spec),
    specSet: given(specSet),
    autospec: given(autospec),
    create: create ?? false,
    unsafe: unsafe ?? false,
    attributes,
  }
}

/** A mock, a function and an instance of a class are replacements that were meant to be given as `new`. */
export function checkOptions(options: unknown): void {
  if (typeof options === 'object' && options !== null && !isMock(options) && isPlainObject(options)) return
  throw new PatchOptionsError(formatValue(options))
}

function refuseTypos(attributes: Readonly<Record<string, unknown>>): void {
  for (const name of Object.keys(attributes)) {
    const meant = OPTIONS.includes(name) ? undefined : optionMeantBy(name, OPTIONS)
    if (meant !== undefined) throw new PatchOptionTypoError(name, meant)
  }
}

function refuseMock(option: string, value: unknown): void {
  if (isMock(value))
    throw new InvalidSpecError(
      `Cannot take a mock as '${option}': it has every attribute. Give the class or object that it stands for.`,
    )
}
