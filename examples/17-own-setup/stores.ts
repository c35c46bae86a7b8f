export interface Store {
  set(key: string, value: string): Promise<void>
  get(key: string): Promise<string | undefined>
  close(): Promise<void>
}

/** Keeps values in memory, and writes them nowhere. */
export class MemoryStore implements Store {
  readonly #values = new Map<string, string>()

  async set(key: string, value: string): Promise<void> {
    this.#values.set(key, value)
  }

  async get(key: string): Promise<string | undefined> {
    return this.#values.get(key)
  }

  async close(): Promise<void> {}
}

/** Keeps what was set last in front of a slower store, and writes it there twice a second. */
export class BufferedStore implements Store {
  readonly #store: Store
  readonly #buffer = new Map<string, string>()
  readonly #timer: ReturnType<typeof setInterval>

  constructor(store: Store) {
    this.#store = store
    this.#timer = setInterval(() => void this.#flush(), 500)
  }

  async set(key: string, value: string): Promise<void> {
    this.#buffer.set(key, value)
  }

  async get(key: string): Promise<string | undefined> {
    return this.#buffer.get(key) ?? this.#store.get(key)
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.#flush()
    await this.#store.close()
  }

  async #flush(): Promise<void> {
    const entries = [...this.#buffer]
    this.#buffer.clear()
    await Promise.all(entries.map(([key, value]) => this.#store.set(key, value)))
  }
}
