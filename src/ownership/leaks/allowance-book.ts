import type { UnusedAllowanceError } from '../../errors/index.ts'
import { shared } from '../../internal/index.ts'
import type { Creation } from '../ledger/index.ts'
import { currentOwner, type Owner } from '../owner/index.ts'
import { checkAllowance, unusedError, type AllowanceSort, type Given } from './allowance-sort.ts'
import { importing } from './importing.ts'

/** Whom the allowances of one sort speak for. */
export class AllowanceBook<Allowed extends { readonly reason: string }> {
  readonly #sort: AllowanceSort<Allowed>
  readonly #ofOwner = new WeakMap<Owner, (Allowed & Given)[]>()
  readonly #ofAll: (Allowed & Given)[] = []
  /** Those made at the top level of a test file, which is the one of that number. */
  #ofFile: { readonly number: number; readonly given: (Allowed & Given)[] } = { number: 0, given: [] }

  constructor(sort: AllowanceSort<Allowed>) {
    this.#sort = sort
  }

  /**
   * In a test it speaks for that test; in a fixture or at the top level of a file, for each test there.
   * @throws as `checkAllowance`
   */
  give(allowed: Allowed, creation: Creation): void {
    checkAllowance(this.#sort, allowed)
    const allowance = { ...allowed, creation, isUsed: false }
    const owner = currentOwner()
    if (owner) this.#ofOwner.set(owner, [...this.of(owner), allowance])
    else (importing.isOn ? this.#ofImporting() : this.#ofAll).push(allowance)
  }

  #ofImporting(): (Allowed & Given)[] {
    const { number } = importing
    if (this.#ofFile.number !== number) this.#ofFile = { number, given: [] }
    return this.#ofFile.given
  }

  /** Gives a file its own. */
  claim(file: Owner): void {
    this.#ofOwner.set(file, this.#ofImporting())
  }

  /** Those that the owner itself has given. */
  of(owner: Owner): readonly (Allowed & Given)[] {
    return this.#ofOwner.get(owner) ?? []
  }

  /** All that hold for the owner, its own first. */
  for(owner: Owner | undefined): readonly (Allowed & Given)[] {
    return owner ? [...this.of(owner), ...this.for(owner.parent)] : this.#ofAll
  }

  /** Those of the owner's own that nothing has needed, as errors; each is handed out once. */
  takeUnused(owner: Owner): UnusedAllowanceError[] {
    const own = this.of(owner)
    this.#ofOwner.delete(owner)
    return own.filter(({ isUsed }) => !isUsed).map(allowance => unusedError(this.#sort, allowance))
  }
}

/** What a file does with the allowances of every sort. */
type Book = Pick<AllowanceBook<Given>, 'claim'>

const books = shared('allowance-books', () => new Set<Book>())

/** The book of a sort of allowances, made once. */
export function allowanceBook<Allowed extends { readonly reason: string }>(
  name: string,
  sort: AllowanceSort<Allowed>,
): AllowanceBook<Allowed> {
  const book = shared(name, () => new AllowanceBook(sort))
  books.add(book)
  return book
}

/** Gives a file its own allowances. */
export function claimAllowances(file: Owner): void {
  if (importing.isOn) for (const book of books) book.claim(file)
  importing.isOn = false
}
