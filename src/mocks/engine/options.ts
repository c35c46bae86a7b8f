import { isReference } from '../../internal/index.ts'
import {
  ForbiddenPathError,
  InvalidSpecError,
  NativeMemberError,
  SpecConflictError,
} from '../../errors/index.ts'
import { OWN_OPTIONS, guardAgainstSlip } from './option-slips.ts'
import { toSideEffect } from './side-effect.ts'
import { makeHidden, writeMember } from './attributes.ts'
import { ASYNC, type MockState, SPEC_SET, UNSAFE, isMock, rareOf, stateOf } from '../state/index.ts'
import { compileSpec, isAsyncFunction } from '../shape/index.ts'
import { atCallersLine, describeMock, formatValue } from '../text/index.ts'
import { DEFAULT, forbiddenKeyIn } from '../values/index.ts'

export type MockOptionRecord = { readonly [name: string]: unknown }

/** Configures a new mock from its options. */
export function applyOptions(state: MockState, options: MockOptionRecord): void {
  guardOptions(options)
  const { spec, specSet } = options
  if (isGiven(spec) && isGiven(specSet))
    throw atCallersLine(
      new SpecConflictError(
        'spec and specSet cannot be given together: specSet is the stricter spec, give only one of them.',
      ),
    )
  if (isGiven(spec) || isGiven(specSet)) addSpec(state, spec ?? specSet, isGiven(specSet))
  if (typeof options['name'] === 'string') state.name = options['name']
  if (options['unsafe'] === true) state.flags |= UNSAFE
  if (isGiven(options['wraps'])) state.wraps = options['wraps']
  applyBehaviour(state, options)
  configure(state, options, true)
}

function applyBehaviour(state: MockState, options: MockOptionRecord): void {
  const { sideEffect } = options
  if (Object.hasOwn(options, 'returnValue')) {
    // Not adopted, as in CPython: a mock that is assigned becomes a child, one that is given at creation stays by itself.
    state.returnValue = options['returnValue']
  }
  state.sideEffect = toSideEffect(sideEffect)
  if (isGiven(sideEffect) || state.returnValue !== DEFAULT)
    rareOf(state).initial = { returnValue: state.returnValue, sideEffect }
}

/** A behaviour set while a mock is made, also of an attribute, is what Vitest's `mockReset` goes back to. */
export function keepAsMade(mock: object, key: PropertyKey, value: unknown): void {
  if (key !== 'returnValue' && key !== 'sideEffect') return
  const state = stateOf(mock)
  if (state === undefined) return
  const rare = rareOf(state)
  rare.initial ??= { returnValue: DEFAULT, sideEffect: undefined }
  rare.initial[key] = value
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null
}

function guardOptions(options: unknown): void {
  if (typeof options === 'object' && options !== null && !Array.isArray(options) && !isMock(options)) return
  throw atCallersLine(
    new InvalidSpecError(
      `A mock is made with an object of options, not with ${typeof options === 'function' && !isMock(options) ? 'a function or class' : formatValue(options)}. ` +
        'Write { spec } to have its attributes, { sideEffect } to run it, or { wraps } to pass calls on to it.',
    ),
  )
}

/** Limits a mock to the attributes of `source`. Semantics: CPython's `mock_add_spec`. */
export function addSpec(state: MockState, source: unknown, isSet: boolean): void {
  const mocked = stateOf(source)
  if (mocked !== undefined)
    throw atCallersLine(
      new InvalidSpecError(
        `Cannot spec a mock: <${describeMock(mocked)}> has every attribute. Give the class or object that it stands for.`,
      ),
    )
  state.spec = isGiven(source) ? compileSpec(source) : undefined
  forgetUnlisted(state)
  state.flags = isSet ? state.flags | SPEC_SET : state.flags & ~SPEC_SET
  // A mock of an async function is async, whatever its class. Semantics: CPython's `NonCallableMock.__new__`.
  if (isAsyncFunction(source)) state.flags |= ASYNC
}

/** Children that were made before the spec was known are none any more when it does not list them. */
function forgetUnlisted(state: MockState): void {
  for (const [key, value] of state.attributes ?? [])
    if (stateOf(value)?.newParent === state && state.spec?.has(key) === false) state.attributes?.delete(key)
}

/** Sets attributes by dotted paths, shallow ones first; symbols are no paths. Semantics: CPython's `configure_mock`. */
export function configure(state: MockState, attributes: object, isMaking = false): void {
  const keys = attributesOf(attributes, isMaking)
  if (keys.length === 0) return
  const paths: string[][] = []
  const names: PropertyKey[] = []
  for (const key of keys) {
    if (typeof key === 'string' && key.includes('.')) paths.push(splitOptionPath(key))
    else names.push(key)
  }
  guardPath(names)
  for (const name of names) setOwn(state, name, Reflect.get(attributes, name), isMaking)
  if (paths.length > 0) setBelow(state, paths, attributes, isMaking)
}

function attributesOf(given: object, isMaking: boolean): PropertyKey[] {
  const keys = Reflect.ownKeys(given)
  return isMaking ? keys.filter(key => !OWN_OPTIONS.has(key)) : keys
}

/** An attribute of the mock itself, as nearly all are. */
function setOwn(state: MockState, name: PropertyKey, value: unknown, isMaking: boolean): void {
  guardAgainstSlip(state, name, isMaking)
  writeMember(state, name, value, state.proxy)
  if (isMaking) keepAsMade(state.proxy, name, value)
}

function setBelow(state: MockState, paths: readonly string[][], attributes: object, isMaking: boolean): void {
  for (const parts of paths.toSorted((a, b) => a.length - b.length)) {
    const path = parts.join('.')
    const last = parts.pop() ?? path
    const target = walk(state.proxy, parts, path)
    guardAgainstSlip(stateOf(target) ?? state, last, false)
    const value: unknown = Reflect.get(attributes, path)
    Reflect.set(target, last, value)
    if (isMaking) keepAsMade(target, last, value)
  }
}

function walk(mock: object, names: readonly PropertyKey[], path: string): object {
  let target = mock
  for (const name of names) {
    const next = memberOf(target, name)
    if (!isReference(next))
      throw atCallersLine(
        new NativeMemberError(path, `'${String(name)}' is ${formatValue(next)}, and no mock`),
      )
    target = next
  }
  return target
}

/** A member, also one that is on a mock only once it is configured, as the names that frameworks ask for are. */
function memberOf(target: object, name: PropertyKey): unknown {
  const value: unknown = Reflect.get(target, name)
  const state = stateOf(target)
  return value === undefined && state !== undefined ? makeHidden(state, name) : value
}

/** The names of a dotted path. */
function splitOptionPath(path: string): string[] {
  const parts = path.split('.')
  guardPath(parts, path)
  return parts
}

/** Refuses what leads out of the object to what all objects share. */
function guardPath(parts: readonly PropertyKey[], path?: string): void {
  const bad = forbiddenKeyIn(parts)
  if (bad === undefined) return
  throw atCallersLine(
    new ForbiddenPathError(
      `The path '${path ?? String(bad)}' goes through '${String(bad)}', which all objects share. Set it on the object that you mean.`,
    ),
  )
}
