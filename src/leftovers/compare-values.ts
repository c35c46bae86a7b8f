import { safely } from '../internal/index.ts'

/** So many looks go through the list before code is made of it: few files have so many tests. */
const looksBeforeCode = 16

export type Values = Readonly<Record<string, unknown>>
type Code = (holder: Values, before: readonly unknown[]) => boolean

/**
 * Whether the members of something have the values that they had. After some looks at the same names this is code in which
 * they stand: V8 keeps the place of a member whose name stands in code, while it looks for each name of a list in a table.
 * For the hundred names of the global that is less than 1 µs against 5, and against 30 where the table has left the
 * processor's caches.
 */
export class Comparison {
  #names: readonly string[] = []
  #looks = 0
  #code: Code | undefined
  /** The places of those names that do not stand in the code. */
  #others: readonly number[] = []

  /** @param names one list for each look, by which the look is known */
  isSame(holder: Values, names: readonly string[], before: readonly unknown[]): boolean {
    if (this.#names !== names) this.#begin(names, before)
    this.#looks += 1
    if (this.#looks === looksBeforeCode) this.#makeCode(names, before)
    const same = (at: number) => Object.is(holder[names[at] ?? ''], before[at])
    if (this.#code) return this.#code(holder, before) && this.#others.every(same)
    return names.every((_, at) => same(at))
  }

  #begin(names: readonly string[], before: readonly unknown[]): void {
    const isForCode = (name: string, at: number) =>
      name === this.#names[at] && (!isNumber(before[at]) || this.#others.includes(at))
    const isAsBefore = names.length === this.#names.length && names.every(isForCode)
    this.#names = names
    if (isAsBefore) return
    this.#looks = 0
    this.#code = undefined
  }

  #makeCode(names: readonly string[], before: readonly unknown[]): void {
    const places = names.map((_, at) => at)
    const isInCode = (at: number) => identifier.test(names[at] ?? '') && !isNumber(before[at])
    const terms = places.filter(isInCode).map(at => `holder.${names[at]}===before[${at}]`)
    this.#others = places.filter(at => !isInCode(at))
    // Where no code may be made of text (a flag of Node's, a policy of a page) the list does.
    this.#code = safely(() => codeOf(terms), undefined)
  }
}

const identifier = /^[A-Za-z_$][\w$]*$/

/** `===` does not tell all numbers apart that `Object.is` does. */
function isNumber(value: unknown): boolean {
  return typeof value === 'number'
}

function codeOf(terms: readonly string[]): Code {
  // Made of names of properties that are identifiers, and of nothing else.
  // oxlint-disable-next-line typescript/no-implied-eval
  return new Function('holder', 'before', `return ${terms.join('&&') || 'true'}`) as Code
}
