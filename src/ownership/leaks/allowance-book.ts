import { shared } from '../../internal/index.ts'
import type { Creation } from '../ledger/index.ts'
import { currentOwner, type Owner } from '../owner/index.ts'
import { importing } from './importing.ts'

/** An allowance that has been given. */
export interface Given {
  /** Why. */
  readonly reason: string
  readonly creation: Creation
  isUsed: boolean
}

/** Whom the allowances of one sort speak for. */
export class AllowanceBook<Allowance extends Given> {
  readonly #ofOwner = new WeakMap<Owner, Allowance[]>()
  readonly #ofAll: Allowance[] = []
  /** Those made at the top level of a test file, which is the one of that number. */
  #ofFile: { readonly number: number; readonly given: Allowance[] } = { number: 0, given: [] }

  /** In a test it speaks for that test; in a fixture or at the top level of a file, for each test there. */
  give(allowance: Allowance): void {
    const owner = currentOwner()
    if (owner) this.#ofOwner.set(owner, [...this.of(owner), allowance])
    else (importing.isOn ? this.#ofImporting() : this.#ofAll).push(allowance)
  }

  #ofImporting(): Allowance[] {
    const { number } = importing
    if (this.#ofFile.number !== number) this.#ofFile = { number, given: [] }
    return this.#ofFile.given
  }

  /** Gives a file its own. */
  claim(file: Owner): void {
    this.#ofOwner.set(file, this.#ofImporting())
  }

  /** Those that the owner itself has given. */
  of(owner: Owner): readonly Allowance[] {
    return this.#ofOwner.get(owner) ?? []
  }

  /** All that hold for the owner, its own first. */
  for(owner: Owner | undefined): readonly Allowance[] {
    return owner ? [...this.of(owner), ...this.for(owner.parent)] : this.#ofAll
  }

  /** Those of the owner's own that nothing has needed; each is handed out once. */
  takeUnused(owner: Owner): readonly Allowance[] {
    const own = this.of(owner)
    this.#ofOwner.delete(owner)
    return own.filter(({ isUsed }) => !isUsed)
  }
}

/** What a file does with the allowances of every sort. */
type Book = Pick<AllowanceBook<Given>, 'claim'>

const books = shared('allowance-books', () => new Set<Book>())

/** The book of a sort of allowances, made once. */
export function allowanceBook<Allowance extends Given>(name: string): AllowanceBook<Allowance> {
  const book = shared(name, () => new AllowanceBook<Allowance>())
  books.add(book)
  return book
}

/** Gives a file its own allowances. */
export function claimAllowances(file: Owner): void {
  if (importing.isOn) for (const book of books) book.claim(file)
  importing.isOn = false
}
