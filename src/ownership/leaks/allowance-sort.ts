import { UnusedAllowanceError } from '../../errors/index.ts'
import { checkSettings, didYouMean, showValue } from '../../internal/index.ts'
import type { Creation } from '../ledger/index.ts'

/** An allowance that has been given. */
export interface Given {
  /** Why. */
  readonly reason: string
  readonly creation: Creation
  isUsed: boolean
}

/** A field beside the reason: one of a few kinds, or a text or pattern. */
export interface AllowanceField {
  readonly isRequired?: true
  readonly kinds?: readonly string[]
}

/** What allowances of one sort take: `allowLeak`, `allowLeftover`. */
export interface AllowanceSort<Allowed> {
  /** How a user writes the function. */
  readonly call: string
  /** What it tolerates. */
  readonly of: 'leak' | 'leftover'
  /** In the order in which they are told. */
  readonly fields: { readonly [Name in Exclude<keyof Allowed, 'reason'>]-?: AllowanceField }
  readonly ArgumentError: new (message: string) => TypeError
}

/**
 * Refuses an argument that cannot be understood; a reason is asked for before the fields.
 * @throws ConfigurationError for an option that it does not know; an error of the sort's class for all else
 */
export function checkAllowance<Allowed>(sort: AllowanceSort<Allowed>, given: unknown): void {
  const { call, of, fields, ArgumentError } = sort
  const rows: [string, AllowanceField][] = Object.entries(fields)
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    const takes = rows.map(([name, { isRequired }]) => (isRequired ? name : `${name}?`))
    throw new ArgumentError(
      `${call}() takes an object: { ${takes.join(', ')}, reason }; it got ${showValue(given)}.`,
    )
  }
  checkSettings(`${call}()`, given, [...Object.keys(fields), 'reason'])
  const { reason, ...values } = given as Readonly<Record<string, unknown>>
  if (typeof reason !== 'string' || reason.trim() === '')
    throw new ArgumentError(
      `${call}() needs a reason, a text that says why the ${of} is tolerated; it got ${showValue(reason)}.`,
    )
  for (const [name, field] of rows) {
    const complaint = complaintOf(name, values[name], field)
    if (complaint) throw new ArgumentError(`${call}() ${complaint}`)
  }
}

function complaintOf(
  name: string,
  value: unknown,
  { isRequired, kinds }: AllowanceField,
): string | undefined {
  if (value === undefined && !isRequired) return undefined
  if (!kinds)
    return typeof value === 'string' || value instanceof RegExp
      ? undefined
      : `takes a text or a RegExp as ${name}; it got ${showValue(value)}.`
  if (kinds.some(kind => kind === value)) return undefined
  return `knows no kind ${showValue(value)}.${didYouMean(value, kinds)} The kinds are: ${kinds.join(', ')}.`
}

/** That nothing has needed it. */
export function unusedError<Allowed>(
  sort: AllowanceSort<Allowed>,
  allowed: Allowed & Given,
): UnusedAllowanceError {
  const { reason, creation } = allowed
  return new UnusedAllowanceError(sort.of, callText(sort, allowed), reason, creation.stack)
}

/** As it stands in the user's code, without the reason: `allowLeak({ kind: 'socket' })`. */
function callText<Allowed>({ call, fields }: AllowanceSort<Allowed>, allowed: Allowed): string {
  const parts = Object.keys(fields).flatMap(name => {
    const value = allowed[name as keyof Allowed]
    if (value === undefined) return []
    return `${name}: ${typeof value === 'string' ? `'${value}'` : String(value)}`
  })
  return `${call}(${parts.length === 0 ? '…' : `{ ${parts.join(', ')} }`})`
}
