import { MisspeltMemberError } from '../../errors/index.ts'
import { type MockState, UNSAFE, classes, hasFlag } from '../state/index.ts'
import { atCallersLine } from '../text/index.ts'
import { isWrapped } from './native-members.ts'
import { KnownNames } from './known-names.ts'
import { behaviourMeantBy } from './option-slips.ts'
import { findOwn, membersOf } from './own-members.ts'

/**
 * Python's names of what a mock can stand for, and options of other functions, each with what has the effect here: words that
 * no JavaScript object has.
 */
const FURTHER_NAMES: Readonly<Record<string, string>> = {
  __iter__: '[Symbol.iterator]',
  __aiter__: '[Symbol.asyncIterator]',
  __enter__: 'enter',
  __exit__: 'exit',
  __aenter__: 'asyncEnter',
  __aexit__: 'asyncExit',
  __int__: '[Symbol.toPrimitive]',
  __float__: '[Symbol.toPrimitive]',
  __str__: '[Symbol.toPrimitive]',
  __call__: 'sideEffect',
  __len__: 'length',
  specSet: 'mockAddSpec(spec, true)',
  spec_set: 'mockAddSpec(spec, true)',
  autospec: 'createAutospec(spec)',
  newCallable: 'patch(…, { newCallable })',
  new_callable: 'patch(…, { newCallable })',
}

// state of this copy: read off its own classes, which are made after this file
let pythonNames: ReadonlyMap<string, string> | undefined

/** Attributes that mean nothing else, whatever the mock. */
// state of this copy: a cache, which another copy fills for itself
const freeNames = new KnownNames()

/** What the library's mocks have, by its name in Python: `return_value`, `reset_mock`, `__iter__`. */
function readMembers(): Map<string, string> {
  const names = [...membersOf(classes.AsyncMock.prototype).keys()].filter(key => typeof key === 'string')
  const spelt = names.map(name => [snakeCase(name), name] as const)
  return new Map([...spelt.filter(([python, name]) => python !== name), ...Object.entries(FURTHER_NAMES)])
}

function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

/** The member of a mock that a name means as Python spells it. */
export function memberMeantBy(state: MockState, key: string): string | undefined {
  const meant = (pythonNames ??= readMembers()).get(key)
  if (meant === undefined) return undefined
  // Others than an AsyncMock have no awaits.
  return Object.hasOwn(FURTHER_NAMES, key) || findOwn(state, meant) !== undefined ? meant : undefined
}

/** Throws when an attribute that is read has a member's name in Python: it would be a child that says and does nothing. */
export function guardRead(state: MockState, key: string): void {
  refuse(state, key, memberMeantBy(state, key))
}

/** The same of one that is set or deleted, and of a slip of the pen in what a mock does when it is called. */
export function guardChange(state: MockState, key: PropertyKey): void {
  if (typeof key !== 'string' || freeNames.has(key)) return
  const meant = memberMeantBy(state, key) ?? behaviourMeantBy(key)
  if (meant !== undefined) refuse(state, key, meant)
  else if (!pythonNames?.has(key)) freeNames.add(key)
}

/** What the mock stands for may have the name. */
function refuse(state: MockState, key: string, meant: string | undefined): void {
  if (meant === undefined || hasFlag(state, UNSAFE)) return
  if (state.spec?.has(key) === true || isWrapped(state, key)) return
  throw atCallersLine(new MisspeltMemberError(key, meant))
}
