import { ConfigurationError } from '../errors/index.ts'
import { atUserLine } from './own-lines.ts'
import { didYouMean } from './near-miss.ts'
import { showValue } from './texts.ts'

/**
 * Refuses settings that are no object, or that have a name in them which the function does not know: what is misspelt
 * would else be without effect, and nobody told.
 * @param call how a user writes the function: `install()`
 * @throws ConfigurationError
 */
export function checkSettings(call: string, given: unknown, names: readonly string[]): void {
  const takes = names.join(', ')
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw mistaken(`${call} takes an object, { ${takes} }; it got ${showValue(given)}.`)
  for (const name of Object.keys(given))
    if (!names.includes(name))
      throw mistaken(`${call} has no option '${name}'.${didYouMean(name, names)} It takes ${takes}.`)
}

/**
 * A setting that has one of a few values; `undefined` when it is not given.
 * @param where how a user calls it: `The option leaks of install()`
 * @param choices the sentence that names the values
 * @throws ConfigurationError
 */
export function checkedSetting<T>(
  where: string,
  value: unknown,
  values: readonly T[],
  choices: string,
): T | undefined {
  if (value === undefined) return undefined
  const known = values.find(each => each === value)
  if (known !== undefined) return known
  const texts = values.filter(each => typeof each === 'string')
  throw mistaken(`${where} is ${showValue(value)}.${didYouMean(value, texts)} ${choices}`)
}

function mistaken(text: string): ConfigurationError {
  return atUserLine(new ConfigurationError(text))
}
