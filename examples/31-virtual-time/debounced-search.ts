import { readFile } from 'node:fs/promises'

/** Searches the lines of a file while somebody types: 300 ms after the last key, and only the last search counts. */
export class DebouncedSearch {
  readonly #path: string
  readonly #show: (found: string[]) => void
  #timer: NodeJS.Timeout | undefined
  #last = 0
  reads = 0

  constructor(path: string, show: (found: string[]) => void) {
    this.#path = path
    this.#show = show
  }

  type(text: string): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#search(text), 300)
  }

  async #search(text: string): Promise<void> {
    const mine = (this.#last += 1)
    this.reads += 1
    const lines = (await readFile(this.#path, 'utf8')).split('\n')
    if (mine === this.#last) this.#show(lines.filter(line => line.includes(text)))
  }
}
