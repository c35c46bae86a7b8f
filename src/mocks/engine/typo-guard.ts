import { nearestName } from '../../internal/index.ts'
import { atCallersLine } from '../text/index.ts'
import { MisspeltAssertionError } from '../../errors/index.ts'
import { classes, type MockClass } from '../state/index.ts'
import { membersOf } from './own-members.ts'

const LOOKS_LIKE_ASSERTION = /^(?:assert|assret|asert|aseert|assrt)/

interface AssertionNames {
  readonly ofCalls: readonly string[]
  readonly ofAwaits: readonly string[]
  /** Without `assert`: `m.calledOnce` would be a child, which is truthy and checks nothing. */
  readonly callsWithoutPrefix: ReadonlySet<string>
  readonly awaitsWithoutPrefix: ReadonlySet<string>
}

// state of this copy: read off its own classes, which are made after this file
let names: AssertionNames | undefined

/** The assertions that the classes have. */
function readNames(): AssertionNames {
  const ofCalls = assertionsOf(classes.Mock)
  const ofAwaits = assertionsOf(classes.AsyncMock).filter(name => !ofCalls.includes(name))
  const callsWithoutPrefix = withoutPrefix(ofCalls)
  // What every mock tells of itself.
  callsWithoutPrefix.delete('called')
  return { ofCalls, ofAwaits, callsWithoutPrefix, awaitsWithoutPrefix: withoutPrefix(ofAwaits) }
}

function withoutPrefix(assertions: readonly string[]): Set<string> {
  return new Set(assertions.map(name => name.charAt(6).toLowerCase() + name.slice(7)))
}

function assertionsOf({ prototype }: MockClass): string[] {
  return [...membersOf(prototype).keys()].filter(
    (key): key is string => typeof key === 'string' && key.startsWith('assert'),
  )
}

/** `called_once` as Python spells it. */
function camelCase(key: string): string {
  return key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

/** Throws when an unknown attribute is most likely a misspelt assertion. Semantics: CPython 3.12's `unsafe`. */
export function guardAgainstTypo(key: string, isAsync: boolean): void {
  const hint = assertionMeantBy(key, isAsync)
  if (hint !== undefined) throw atCallersLine(new MisspeltAssertionError(key, hint))
}

/** A sentence on the assertion that an unknown attribute is likely to mean, or `undefined` when it looks like none. */
export function assertionMeantBy(key: string, isAsync: boolean): string | undefined {
  const { ofCalls, ofAwaits, callsWithoutPrefix, awaitsWithoutPrefix } = (names ??= readNames())
  const plain = key.includes('_') ? camelCase(key) : key
  const isWithoutPrefix = callsWithoutPrefix.has(plain) || (isAsync && awaitsWithoutPrefix.has(plain))
  // As many names as there are attributes come here: a look at the first letters is all that most of them cost.
  if (!isWithoutPrefix && (!key.startsWith('as') || !LOOKS_LIKE_ASSERTION.test(key))) return undefined
  if (ofAwaits.includes(key)) return `'${key}' exists on AsyncMock only.`
  const candidates = isAsync ? [...ofCalls, ...ofAwaits] : ofCalls
  return `Did you mean '${nearestName(isWithoutPrefix ? `assert${plain}` : key, candidates)}'?`
}
