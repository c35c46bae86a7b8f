/** One remembered result, in the list from the least to the most recently used, and at its place in the tree of keys. */
export interface CachedResult {
  value: unknown
  older: CachedResult | undefined
  newer: CachedResult | undefined
  readonly args: readonly unknown[]
}

/** The keys after the first one: a level of maps for each further argument. */
type Tree = Map<unknown, Tree | CachedResult>

export interface Figures {
  hits: number
  misses: number
  size: number
}

/**
 * Results by argument list, compared as `Map` does (SameValueZero). Lists of different lengths never meet: each length
 * has a tree of its own, one argument is one map. With a bound, the result that was not used for the longest time
 * makes room.
 */
export class LruStore {
  readonly figures: Figures = { hits: 0, misses: 0, size: 0 }
  readonly #bound: number
  #none: CachedResult | undefined
  readonly #one = new Map<unknown, CachedResult>()
  /** By the number of arguments. */
  readonly #more: Tree = new Map()
  #oldest: CachedResult | undefined
  #newest: CachedResult | undefined

  /** @param bound the most results to keep; `Infinity` for all. */
  constructor(bound: number) {
    this.#bound = bound
  }

  /** The entry for these arguments, which becomes the most recently used one. */
  find(args: readonly unknown[]): CachedResult | undefined {
    const entry = args.length === 1 ? this.#one.get(args[0]) : this.#locate(args)
    if (entry === undefined) return undefined
    if (entry !== this.#newest && this.#bound !== Infinity) this.#touch(entry)
    return entry
  }

  add(args: readonly unknown[], value: unknown): CachedResult {
    const entry: CachedResult = { value, args, older: undefined, newer: undefined }
    this.#place(args, entry)
    this.#append(entry)
    this.figures.size++
    if (this.figures.size > this.#bound && this.#oldest) this.remove(this.#oldest)
    return entry
  }

  /** Forgets an entry, unless that happened already. */
  remove(entry: CachedResult): void {
    if (this.#locate(entry.args) !== entry) return
    this.#displace(entry.args)
    this.#unlink(entry)
    this.figures.size--
  }

  #locate(args: readonly unknown[]): CachedResult | undefined {
    if (args.length === 0) return this.#none
    if (args.length === 1) return this.#one.get(args[0])
    let level: Tree | CachedResult | undefined = this.#more.get(args.length)
    for (const arg of args) {
      if (!(level instanceof Map)) return undefined
      level = level.get(arg)
    }
    return level instanceof Map ? undefined : level
  }

  #place(args: readonly unknown[], entry: CachedResult): void {
    if (args.length === 0) this.#none = entry
    else if (args.length === 1) this.#one.set(args[0], entry)
    else this.#path(args).at(-1)?.set(args.at(-1), entry)
  }

  /** The maps that lead to an argument list, made where they are missing. */
  #path(args: readonly unknown[]): Tree[] {
    let level = childOf(this.#more, args.length)
    const path = [level]
    for (const arg of args.slice(0, -1)) path.push((level = childOf(level, arg)))
    return path
  }

  #displace(args: readonly unknown[]): void {
    if (args.length === 0) this.#none = undefined
    else if (args.length === 1) this.#one.delete(args[0])
    else this.#prune(this.#path(args), args)
  }

  /** Deletes a leaf, and the maps above it that are left empty. */
  #prune(path: readonly Tree[], args: readonly unknown[]): void {
    for (let depth = path.length - 1; depth >= 0; depth--) {
      path[depth]?.delete(args[depth])
      if (path[depth]?.size) return
    }
  }

  #append(entry: CachedResult): void {
    entry.older = this.#newest
    entry.newer = undefined
    if (this.#newest) this.#newest.newer = entry
    else this.#oldest = entry
    this.#newest = entry
  }

  #unlink(entry: CachedResult): void {
    if (entry.older) entry.older.newer = entry.newer
    else this.#oldest = entry.newer
    if (entry.newer) entry.newer.older = entry.older
    else this.#newest = entry.older
  }

  #touch(entry: CachedResult): void {
    this.#unlink(entry)
    this.#append(entry)
  }
}

function childOf(level: Tree, key: unknown): Tree {
  const child = level.get(key)
  if (child instanceof Map) return child
  const made: Tree = new Map()
  level.set(key, made)
  return made
}
