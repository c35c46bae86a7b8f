import {
  AttributesWithNewError,
  AutospecWithNewError,
  InvalidSpecError,
  SpecConflictError,
  SpecWithAutospecError,
  SpecWithCreateError,
} from '../../errors/index.ts'
import {
  AsyncMock,
  MagicMock,
  NonCallableMagicMock,
  NonCallableMock,
  createAutospec,
} from '../classes/index.ts'
import { isMock } from '../state/index.ts'
import { isAsyncFunction, isClass } from '../shape/index.ts'
import { DEFAULT } from '../values/index.ts'
import { describeTarget } from './describe-target.ts'
import type { PatchSettings } from './options.ts'

/** What a replacement is made from. */
export interface OriginalProperty {
  readonly target: object
  readonly key: PropertyKey
  readonly exists: boolean
  /** Read only when the replacement depends on it: a getter may be costly, or throw. */
  read(): unknown
}

interface Specs {
  readonly spec?: unknown
  readonly specSet?: unknown
}

type MakeMock = (options: Record<string, unknown>) => unknown

/** The value to put in place. Semantics: CPython's `_patch.__enter__`. */
export function makeReplacement(settings: PatchSettings, original: OriginalProperty): unknown {
  checkSpecs(settings)
  if (settings.autospec !== undefined) return makeAutospec(settings, original)
  if (settings.new !== DEFAULT) {
    const names = Object.keys(settings.attributes)
    if (names.length > 0) throw new AttributesWithNewError(names)
    return settings.new
  }
  return makeMockFor(settings, original)
}

function checkSpecs({ spec, specSet, autospec }: PatchSettings): void {
  if (spec !== undefined && autospec !== undefined) throw new SpecWithAutospecError()
  if ((spec !== undefined || autospec !== undefined) && specSet !== undefined && specSet !== true)
    throw new SpecConflictError(
      `Cannot use '${spec === undefined ? 'autospec' : 'spec'}' and a 'specSet' of its own together. Pass { specSet: true } to make the spec strict.`,
    )
}

function makeAutospec(settings: PatchSettings, original: OriginalProperty): unknown {
  const { target, key } = original
  if (settings.new !== DEFAULT) throw new AutospecWithNewError()
  if (!original.exists) throw new SpecWithCreateError('autospec', key)
  const spec = settings.autospec === true ? original.read() : settings.autospec
  if (isMock(target))
    throw new InvalidSpecError(`Cannot autospec ${String(key)}: its target is a mock already.`)
  if (isMock(spec))
    throw new InvalidSpecError(
      `Cannot autospec ${String(key)} of ${describeTarget(target)}: it is a mock already. Stop the patch that placed it first.`,
    )
  return createAutospec(spec, {
    ...settings.attributes,
    unsafe: settings.unsafe,
    specSet: settings.specSet === true,
    name: String(key),
  })
}

/** `spec` and `specSet` with `true` read as "the original", and a strict `spec` as a `specSet`. */
function resolveSpecs(settings: PatchSettings, original: OriginalProperty): Specs {
  const { spec, specSet } = settings
  if (spec === undefined && specSet === undefined) return {}
  if (!original.exists) throw new SpecWithCreateError(spec === undefined ? 'specSet' : 'spec', original.key)
  const resolved =
    spec === true || (spec === undefined && specSet === true) ? original.read() : (spec ?? specSet)
  return specSet === undefined ? { spec: resolved } : { specSet: resolved }
}

function makeMockFor(settings: PatchSettings, original: OriginalProperty): unknown {
  const specs = resolveSpecs(settings, original)
  const spec = specs.specSet ?? specs.spec
  const options = { ...specs, ...settings.attributes }
  const ofMocks = settings.unsafe ? { unsafe: true } : {}
  const { newCallable } = settings
  const make = newCallable === undefined ? mockFor(original, specs) : callableMaker(newCallable)
  const isOurs = newCallable === undefined || isMockClass(newCallable)
  const mock = make(isOurs ? { name: String(original.key), ...ofMocks, ...options } : options)
  if (spec !== undefined && isMock(mock) && isClass(original.read()) && !('returnValue' in options))
    specifyInstance(mock, specs, make)
  return mock
}

/** AsyncMock where the target is async, and a mock that cannot be called where the spec cannot. */
function mockFor(original: OriginalProperty, specs: Specs): MakeMock {
  const spec = specs.specSet ?? specs.spec
  const isAsync = isAsyncFunction(spec) || (specs.spec === undefined && isAsyncFunction(original.read()))
  if (spec !== undefined && !isCallable(spec)) return options => new NonCallableMagicMock(options)
  return isAsync ? options => new AsyncMock(options) : options => new MagicMock(options)
}

/** Of a list of names, whether it has those that every function has. */
function isCallable(spec: unknown): boolean {
  return Array.isArray(spec) ? spec.includes('call') || spec.includes('apply') : typeof spec === 'function'
}

/** What a mock of a class makes has the spec too, and can be called only if the class's instances can. */
function specifyInstance(mock: object, specs: Specs, make: MakeMock): void {
  const spec = specs.specSet ?? specs.spec
  const isList = Array.isArray(spec)
  const isFunction = isClass(spec) && Object.prototype.isPrototypeOf.call(Function.prototype, spec.prototype)
  const instance = isList || isFunction ? make({ ...specs }) : new NonCallableMagicMock({ ...specs })
  Reflect.set(mock, 'returnValue', instance)
}

function isMockClass(value: unknown): boolean {
  return (
    typeof value === 'function' &&
    (value === NonCallableMock || Object.prototype.isPrototypeOf.call(NonCallableMock, value))
  )
}

/** A class is constructed, any other function called; without options it gets no argument, as Python gets no keywords. */
function callableMaker(newCallable: unknown): MakeMock {
  return options => {
    const args = Object.keys(options).length > 0 ? [options] : []
    return isClass(newCallable)
      ? Reflect.construct(newCallable, args)
      : (newCallable as (...args: unknown[]) => unknown)(...args)
  }
}
