import { isReference, originalOf, shared } from '../internal/index.ts'
import { Comparison } from './compare-values.ts'
import { changeHost } from './change-host.ts'
import { changeOf, memberRemedy, noChanges, noteSeen, type Change, type Look } from './change.ts'
import { isOfFakeTimers } from './fake-timers.ts'
import { getterOf, globalNames, isKnownName, isOfWeb, requiredModules, theGlobal } from './global-names.ts'
import { isPatched } from './patches.ts'

type Values = Record<string, unknown>

const { isPrototypeOf } = Object.prototype

const loaded = shared('global-changes', () => ({
  /** How many modules the host had loaded when the test began that runs. */
  atBegin: 0,
  /** How many Node's `require` had loaded when somebody last asked. */
  required: -1,
}))

const compared = shared('global-comparison', () => ({ values: new Comparison() }))

/** A test begins: a package that is first loaded in it may leave a name of its own. */
export function noteLoadedModules(): void {
  loaded.atBegin = changeHost().countModules()
  if (loaded.required < 0) loaded.required = requiredModules().length
}

/** This library has loaded a package of its own: what a test has left is not that package's. */
export function disregardLoaded(): void {
  if (loaded.required >= 0) loaded.required = requiredModules().length
}

/** The own properties of the global. New ones are those that anybody sees: what is assigned can be enumerated. */
export function lookAtGlobals(): Look {
  const { own, values, accessors } = globalNames()
  const all = theGlobal as unknown as Values
  const before = values.map(name => all[name])
  const getters = accessors.map(getterOf)
  const enumerable = Object.keys(theGlobal)
  return () => {
    let changed: Change[] | undefined
    if (!compared.values.isSame(all, values, before)) changed = changedValues(values, before)
    for (let index = 0; index < accessors.length; index += 1) {
      const name = accessors[index] ?? ''
      if (getterOf(name) !== getters[index]) (changed ??= []).push(...changeOfAccessor(name, getters[index]))
    }
    const now = Object.keys(theGlobal)
    if (now.length !== enumerable.length || now.at(-1) !== enumerable.at(-1))
      (changed ??= []).push(...newNames(now, new Set(own)))
    if (!changed) return noChanges
    noteSeen()
    return changed.toSorted(byName)
  }
}

function changedValues(names: readonly string[], before: readonly unknown[]): Change[] {
  const all = theGlobal as unknown as Values
  return names.flatMap((name, at) =>
    Object.is(all[name], before[at]) ? [] : changeOfValue(name, before[at]),
  )
}

/** The order of a global's properties is another in each pool and in each version of Node. */
function byName({ name: a = '' }: Change, { name: b = '' }: Change): number {
  return a < b ? -1 : 1
}

function changeOfValue(name: string, before: unknown): readonly Change[] {
  const all = theGlobal as unknown as Values
  const now = all[name]
  // The vm pools show accessors as values: one that makes a value at each read (`CSS` of happy-dom) says nothing.
  if (!Object.is(now, all[name])) return noChanges
  // What a clock replaces, and another one that still lives, or the search of a test, holds.
  if (!isGlobalLeft(name, now) || isSameUnderneath(now, before)) return noChanges
  if (isOfWeb(name) && isExtended(before, now)) return noChanges
  // What an accessor makes of the state of a page: where that is scrolled to, how many frames it has.
  if (!isReference(before) && !isReference(now) && getterOf(name)) return noChanges
  const isGone = !Object.hasOwn(theGlobal, name)
  // What was `undefined` before is as good as absent.
  const change = isGone ? 'removed' : changeOf(before !== undefined, true)
  return [changeOfGlobal(name, change, () => void Reflect.set(theGlobal, name, before))]
}

/** A getter of Node's that is used for the first time puts its value in its place. */
function changeOfAccessor(name: string, getter: (() => unknown) | undefined): readonly Change[] {
  const descriptor = Object.getOwnPropertyDescriptor(theGlobal, name)
  if (!getter || !isGlobalLeft(name, descriptor?.value)) return noChanges
  const putBack = () => putValueBack(name, getter.call(theGlobal), descriptor)
  // Not asked for its value here: Node's getters put it back, and for good.
  if (!descriptor) return [changeOfGlobal(name, 'removed', putBack)]
  const original: unknown = getter.call(theGlobal)
  Object.defineProperty(theGlobal, name, descriptor)
  return descriptor.value === original ? noChanges : [changeOfGlobal(name, 'changed', putBack)]
}

function putValueBack(name: string, value: unknown, now: PropertyDescriptor | undefined): void {
  if (!now && Object.hasOwn(theGlobal, name)) return
  const enumerable = now?.enumerable === true
  Object.defineProperty(theGlobal, name, { value, configurable: true, writable: true, enumerable })
}

function newNames(now: readonly string[], before: ReadonlySet<string>): readonly Change[] {
  const names = now.filter(name => !before.has(name) && isTold(name))
  if (names.length === 0 || isOfLoadedPackage()) return noChanges
  return names.map(name => changeOfGlobal(name, 'new', () => void Reflect.deleteProperty(theGlobal, name)))
}

function isTold(name: string): boolean {
  const descriptor = Object.getOwnPropertyDescriptor(theGlobal, name)
  const isEmpty = descriptor !== undefined && 'value' in descriptor && descriptor.value === undefined
  return !isEmpty && !isKnownName(name) && isGlobalLeft(name, descriptor?.value)
}

function isSameUnderneath(one: unknown, other: unknown): boolean {
  return typeof one === 'function' && typeof other === 'function' && originalOf(one) === originalOf(other)
}

/** Servers put in the place of `Request` a class that extends it, at their first start and for good (Hono's, for one). */
function isExtended(before: unknown, now: unknown): boolean {
  return typeof before === 'function' && typeof now === 'function' && isPrototypeOf.call(before, now)
}

function isGlobalLeft(name: string, now: unknown): boolean {
  return !isOfFakeTimers(name, now) && !isPatched(now) && !changeHost().takesBack('global', name)
}

/** A package that is loaded for the first time may keep something in the global. */
function isOfLoadedPackage(): boolean {
  if (changeHost().hasLoadedPackage(loaded.atBegin)) return true
  const required = requiredModules()
  const added = required.slice(loaded.required)
  loaded.required = required.length
  return added.some(file => file.replaceAll('\\', '/').includes('/node_modules/'))
}

function changeOfGlobal(name: string, change: Change['change'], putBack: () => unknown): Change {
  return {
    kind: 'global',
    name,
    change,
    remedy: memberRemedy('globalThis', name, change !== 'new'),
    stack: () => changeHost().lineOf('global', name),
    putBack,
  }
}
