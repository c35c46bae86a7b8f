import { AttributeError, DeletedAttributeError, SealedError, SpecSetError } from '../../errors/index.ts'
import { isPlain, makeAttribute } from './child.ts'
import { isNativeMember, isWrapped, readNative } from './native-members.ts'
import { invoke } from './invoke.ts'
import { KnownNames } from './known-names.ts'
import { adopt } from './parenting.ts'
import { hasProtocol, makeProtocol, protocolOf } from './protocols.ts'
import { guardChange, guardRead, memberMeantBy } from './python-names.ts'
import { assertionMeantBy, guardAgainstTypo } from './typo-guard.ts'
import { findOwn } from './own-members.ts'
import {
  isMock,
  ASYNC,
  type Accessor,
  type MockState,
  PROPERTY,
  SEALED,
  SPEC_SET,
  UNSAFE,
  hasFlag,
  rareOf,
  stateOf,
} from '../state/index.ts'
import { classWithInstanceMember } from '../shape/index.ts'
import { DELETED, PROBED, joinPath, keyText } from '../values/index.ts'
import { atCallersLine, pathOf } from '../text/index.ts'

/** Of these a spec says what they are, but the mock answers itself. */
const NEVER_CHILDREN = new Set<PropertyKey>(['then', 'constructor', Symbol.toStringTag])

/** Names that are children of plain mocks, by the flags of the mock: no members, protocols or likely slips. */
// state of this copy: a cache, which another copy fills for itself
const children: KnownNames[] = []

/** Reads what is no stored attribute: a member of the class, a protocol, or a child that is made now. */
export function readMember(state: MockState, key: PropertyKey, receiver: object): unknown {
  const accessor = state.rare?.accessors?.get(key)
  if (accessor !== undefined) return accessor.get?.call(receiver)
  if (state.attributes?.has(key)) return readStored(state, key)
  if (typeof key === 'string' && children[state.flags]?.has(key) && isPlain(state))
    return storeAttribute(state, key, makeAttribute(state, key))
  const protocol = protocolOf(state, key)
  if (protocol !== undefined) return storeAttribute(state, key, makeProtocol(state, key, protocol))
  // A Mock is reset at the end of `using`, as a vi.fn, but not where it stands for what can be disposed of.
  const isDisposalOfSpec = key === Symbol.dispose && state.spec?.has(key) === true
  const own = isDisposalOfSpec ? undefined : findOwn(state, key)
  if (own !== undefined) return own.get === undefined ? own.value : own.get.call(receiver)
  const isListed = !NEVER_CHILDREN.has(key) && state.spec?.has(key) === true
  if (!isListed) {
    const isNative = isNativeMember(state, key)
    if (isNative || typeof key === 'symbol' || PROBED.has(key)) {
      if (!NEVER_CHILDREN.has(key) && isWrapped(state, key)) return readChild(state, key)
      return isNative ? readNative(state, key) : undefined
    }
  }
  if (state.spec !== undefined && !isListed)
    throw atCallersLine(new AttributeError(unknownText(state, key) + hintText(state, String(key))))
  if (!isListed) guardFreshChild(state, String(key))
  if (isPlain(state)) (children[state.flags] ??= new KnownNames()).add(String(key))
  return readChild(state, key)
}

/** Refuses a child of a name that is most likely meant to be a member's. */
function guardFreshChild(state: MockState, key: string): void {
  if (!hasFlag(state, UNSAFE)) guardAgainstTypo(key, hasFlag(state, ASYNC))
  guardRead(state, key)
}

/** `undefined` that was set, or the mark of a deletion. */
function readStored(state: MockState, key: PropertyKey): undefined {
  if (state.attributes?.get(key) !== DELETED) return undefined
  throw atCallersLine(
    new DeletedAttributeError(
      `${joinPath(pathOf(state), keyText(key))} was deleted. Assign it to have the attribute again.`,
    ),
  )
}

function readChild(state: MockState, key: PropertyKey): object {
  if (state.wraps !== undefined && !isMock(state.wraps) && !Reflect.has(Object(state.wraps), key))
    throw atCallersLine(
      new AttributeError(
        `The object that '${pathOf(state)}' wraps has no attribute '${keyText(key)}'. Configure it on the mock, or wrap an object that has it.`,
      ),
    )
  return storeAttribute(state, key, makeAttribute(state, key))
}

/** Makes a member that reading does not make, where nothing says that it is not there. */
export function makeHidden(state: MockState, key: PropertyKey): object | undefined {
  if (state.spec !== undefined || hasStored(state, key) || NEVER_CHILDREN.has(key)) return undefined
  return PROBED.has(key) ? readChild(state, key) : undefined
}

function storeAttribute<T>(state: MockState, key: PropertyKey, value: T): T {
  state.attributes ??= new Map()
  state.attributes.set(key, value)
  return value
}

/** Assignment to an attribute. Semantics: CPython's `__setattr__`: an unnamed mock becomes a child. */
export function writeMember(state: MockState, key: PropertyKey, value: unknown, receiver: object): void {
  const own = findOwn(state, key)
  if (own?.set !== undefined) {
    own.set.call(receiver, value)
    return
  }
  if (own?.get !== undefined) throw atCallersLine(new AttributeError(readOnlyText(state, key)))
  const accessor = state.rare?.accessors?.get(key)
  if (accessor !== undefined && stateOf(value) === undefined) {
    accessor.set?.call(receiver, value)
    return
  }
  guardWrite(state, key)
  const child = stateOf(value)
  if (child !== undefined) adopt(state, child, key, hasProtocol(state, key))
  if (child !== undefined && hasFlag(child, PROPERTY))
    defineAccessor(state, key, propertyAccessor(child, value))
  else {
    state.rare?.accessors?.delete(key)
    storeAttribute(state, key, value)
  }
}

function propertyAccessor(state: MockState, mock: unknown): Accessor {
  const call = (...args: unknown[]): unknown => invoke(state, undefined, args, undefined)
  return { get: () => call(), set: value => void call(value), enumerable: true, mock }
}

/** An attribute that runs code when it is read or assigned. */
export function defineAccessor(state: MockState, key: PropertyKey, accessor: Accessor): void {
  state.attributes?.delete(key)
  const rare = rareOf(state)
  rare.accessors ??= new Map()
  rare.accessors.set(key, accessor)
}

function guardWrite(state: MockState, key: PropertyKey): void {
  if (isPresent(state, key)) return
  guardChange(state, key)
  if (hasFlag(state, SPEC_SET) && state.spec?.has(key) !== true)
    throw atCallersLine(
      new SpecSetError(
        `${unknownText(state, key)} Its specSet lists all that may be set: use { spec } to set other attributes.`,
      ),
    )
  if (hasFlag(state, SEALED) && state.spec?.has(key) !== true)
    throw atCallersLine(
      new SealedError(
        `Cannot set ${joinPath(pathOf(state), keyText(key))}: the mock is sealed. Set it before seal().`,
      ),
    )
}

function isPresent(state: MockState, key: PropertyKey): boolean {
  const value = state.attributes?.get(key)
  return value === undefined ? hasStored(state, key) : value !== DELETED
}

function hasStored(state: MockState, key: PropertyKey): boolean {
  return state.attributes?.has(key) === true || state.rare?.accessors?.has(key) === true
}

/** Deletes an attribute, so that reading it throws; twice is an error. Semantics: CPython's `__delattr__`. */
export function deleteMember(state: MockState, key: PropertyKey): void {
  if (state.attributes?.get(key) === DELETED)
    throw atCallersLine(
      new DeletedAttributeError(`${joinPath(pathOf(state), keyText(key))} was deleted before.`),
    )
  if (!hasStored(state, key)) guardChange(state, key)
  state.rare?.accessors?.delete(key)
  storeAttribute(state, key, DELETED)
}

/** What `in` tells: the truth, not that reading would make it, since frameworks ask for marks of their own that way. */
export function isMember(state: MockState, key: PropertyKey): boolean {
  if (hasStored(state, key)) return state.attributes?.get(key) !== DELETED
  return (
    findOwn(state, key) !== undefined ||
    hasProtocol(state, key) ||
    state.spec?.has(key) === true ||
    isNativeMember(state, key)
  )
}

function readOnlyText(state: MockState, key: PropertyKey): string {
  return (
    `Cannot set ${joinPath(pathOf(state), keyText(key))}: '${keyText(key)}' is what the mock has recorded. ` +
    'Call resetMock() to forget calls; an attribute of this name cannot be mocked.'
  )
}

/** Of what a class does not have: that its instances do. Else a misspelt assertion is the likeliest. */
function hintText(state: MockState, key: string): string {
  const plan = state.rare?.autospec
  const name = plan === undefined ? undefined : classWithInstanceMember(plan, key)
  if (name !== undefined)
    return ` Instances have it: createAutospec(${name || 'Class'}, { instance: true }) makes a mock of one; this is a mock of the class, whose instance is its returnValue.`
  if (hasFlag(state, UNSAFE)) return ''
  const hint = assertionMeantBy(key, hasFlag(state, ASYNC))
  if (hint !== undefined) return ` ${hint}`
  const member = memberMeantBy(state, key)
  return member === undefined ? '' : ` Did you mean '${member}'?`
}

function unknownText(state: MockState, key: PropertyKey): string {
  const label = state.spec?.label
  const of = label === undefined ? '' : ` (spec: ${label})`
  return `Mock object has no attribute '${keyText(key)}'${of}.`
}
