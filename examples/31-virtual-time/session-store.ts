import { readFile, writeFile } from 'node:fs/promises'

interface Session {
  readonly user: string
  expires: number
}

const day = 24 * 60 * 60 * 1000

/** Sessions in a file. One expires a day after it was last used; every hour the expired ones are dropped. */
export class SessionStore {
  readonly #path: string
  readonly #sweeper: NodeJS.Timeout
  #sessions = new Map<string, Session>()

  constructor(path: string) {
    this.#path = path
    this.#sweeper = setInterval(() => void this.#sweep(), 60 * 60 * 1000)
  }

  get size(): number {
    return this.#sessions.size
  }

  async load(): Promise<void> {
    this.#sessions = new Map(JSON.parse(await readFile(this.#path, 'utf8')) as [string, Session][])
  }

  async begin(id: string, user: string): Promise<void> {
    this.#sessions.set(id, { user, expires: Date.now() + day })
    await this.#save()
  }

  /** Whose session it is, which goes on for a day more; `undefined` when it has expired. */
  userOf(id: string): string | undefined {
    const session = this.#sessions.get(id)
    if (!session || session.expires <= Date.now()) return undefined
    session.expires = Date.now() + day
    return session.user
  }

  close(): void {
    clearInterval(this.#sweeper)
  }

  async #sweep(): Promise<void> {
    for (const [id, { expires }] of this.#sessions) if (expires <= Date.now()) this.#sessions.delete(id)
    await this.#save()
  }

  async #save(): Promise<void> {
    await writeFile(this.#path, JSON.stringify([...this.#sessions]))
  }
}
