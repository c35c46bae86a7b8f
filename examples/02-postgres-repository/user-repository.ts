import type { PGlite, Transaction } from '@electric-sql/pglite'

export interface User {
  id: number
  name: string
  email: string
}

export class EmailTakenError extends Error {
  constructor(email: string) {
    super(`The address ${email} belongs to another user.`)
  }
}

const UNIQUE_VIOLATION = '23505'

/** Users, in a table of Postgres. */
export class UserRepository {
  readonly #db: Pick<PGlite | Transaction, 'query'>

  static readonly schema = `
    CREATE TABLE users (
      id serial PRIMARY KEY,
      name text NOT NULL,
      email text NOT NULL UNIQUE
    )`

  constructor(db: Pick<PGlite | Transaction, 'query'>) {
    this.#db = db
  }

  async add(name: string, email: string): Promise<User> {
    try {
      const { rows } = await this.#db.query<User>(
        'INSERT INTO users (name, email) VALUES ($1, $2) RETURNING *',
        [name, email],
      )
      return rows[0]!
    } catch (error) {
      if ((error as { code?: string }).code === UNIQUE_VIOLATION) throw new EmailTakenError(email)
      throw error
    }
  }

  async findByEmail(email: string): Promise<User | undefined> {
    const { rows } = await this.#db.query<User>('SELECT * FROM users WHERE email = $1', [email])
    return rows[0]
  }

  async rename(id: number, name: string): Promise<boolean> {
    const { affectedRows } = await this.#db.query('UPDATE users SET name = $2 WHERE id = $1', [id, name])
    return affectedRows === 1
  }

  async all(): Promise<User[]> {
    const { rows } = await this.#db.query<User>('SELECT * FROM users ORDER BY name')
    return rows
  }
}
