/** Of names that a program makes up, no more are kept. */
const most = 1000

/** Names that a check has found right: it is not made again for each of the many mocks that have the same attributes. */
export class KnownNames {
  readonly #names = new Set<string>()

  has(name: string): boolean {
    return this.#names.has(name)
  }

  add(name: string): void {
    if (this.#names.size >= most) this.#names.clear()
    this.#names.add(name)
  }
}
