import { MisspeltOptionError, MockArgumentsError, MockOptionTypoError } from '../../errors/index.ts'
import { isSlipOf } from '../../internal/index.ts'
import { KnownNames } from './known-names.ts'
import { UNSAFE, hasFlag, isMock, type MockState } from '../state/index.ts'
import { atCallersLine, formatValue } from '../text/index.ts'

/** What a mock does when it is called: also the end of a path, `load.returnValue`. */
const BEHAVIOURS = ['returnValue', 'sideEffect']
/** Words that nobody has as an attribute, nor any that is near to one. */
const COINED = new Set([...BEHAVIOURS, 'specSet', 'autospec', 'newCallable'])

/** The options that a mock is made with, its behaviours first. What else is given is an attribute. */
export const OWN_OPTIONS: ReadonlySet<PropertyKey> = new Set([
  ...BEHAVIOURS,
  'spec',
  'specSet',
  'wraps',
  'name',
  'unsafe',
])

/** Words in another order, and a word that is nearly the option's. */
const OTHER_WORDS: Readonly<Record<string, string>> = {
  setSpec: 'specSet',
  set_spec: 'specSet',
  autospect: 'autospec',
}

/** The option that an unknown name is most likely meant to be. */
export function optionMeantBy(written: string, options: Iterable<PropertyKey>): string | undefined {
  for (const option of options) if (typeof option === 'string' && isMeant(written, option)) return option
  return undefined
}

function isMeant(written: string, option: string): boolean {
  if (Object.hasOwn(OTHER_WORDS, written)) return OTHER_WORDS[written] === option
  if (COINED.has(option)) return isSlipOf(written, option) || written === `${option}s`
  if (!isSlipOf(written, option)) return false
  // Of a short word another letter makes another word, as `game` of `name`; one letter less mostly does not.
  if (option.length > 7 && option.length === written.length) return true
  return hasLettersOf(written, option) || (option.length > 4 && option.length > written.length)
}

/** Whether two names have the same letters: swapped, doubled, or in another case. */
function hasLettersOf(a: string, b: string): boolean {
  return lettersOf(a) === lettersOf(b)
}

function lettersOf(name: string): string {
  return [...new Set(name.replaceAll('_', '').toLowerCase())].toSorted().join('')
}

/** Attributes that were found to mean no option. */
// state of this copy: a cache, which another copy fills for itself
const right = new KnownNames()

/** Throws when an attribute that a mock is configured with looks like an option: it would have no effect. */
export function guardAgainstSlip(state: MockState, key: PropertyKey, isOption: boolean): void {
  if (typeof key !== 'string' || right.has(key) || hasFlag(state, UNSAFE) || state.spec?.has(key)) return
  const meant = optionMeantBy(key, OWN_OPTIONS)
  if (meant === undefined) right.add(key)
  else if (isOption || BEHAVIOURS.includes(meant)) throw atCallersLine(new MockOptionTypoError(key, meant))
}

/** The behaviour that an attribute is most likely meant to be. */
export function behaviourMeantBy(key: string): string | undefined {
  return optionMeantBy(key, BEHAVIOURS)
}

/** Throws when an option is a misspelt one of those that there are, where no others are taken. */
export function guardClosedOptions(given: object, options: readonly string[]): void {
  guardOptionsObject(given, options)
  for (const name of Object.keys(given)) {
    const meant = options.includes(name) ? undefined : options.find(option => isSlipOf(name, option))
    if (meant !== undefined) throw atCallersLine(new MisspeltOptionError(name, meant))
  }
}

/** Throws when options are no object: what Python takes by position, as `True` for `any_order`, would have no effect. */
export function guardOptionsObject(given: unknown, options: readonly string[]): void {
  if (typeof given === 'object' && given !== null && !isMock(given) && !isCollection(given)) return
  throw atCallersLine(
    new MockArgumentsError(
      `Options are given as one object, { ${options.join(', ')} }, not as ${formatValue(given)}.`,
    ),
  )
}

/** What has values, but none under a name. An object with an iterator may configure that of a mock. */
function isCollection(given: object): boolean {
  return Array.isArray(given) || given instanceof Map || given instanceof Set
}
