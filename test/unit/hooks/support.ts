import { Owner, runInScope, type Scope } from '../../../src/ownership/index.ts'

/** A scope whose owner belongs to no running test, so that what it receives fails none. */
export function scopeOf(name: string, parent?: Scope): Scope {
  const owner = new Owner(parent ? 'test' : 'class', name, parent?.owner)
  return { owner, values: new Map(), task: undefined }
}

/** What the owner received, as `origin: message`. */
export function received({ owner }: Scope): string[] {
  return owner.takeErrors().map(({ error, origin }) => `${origin}: ${(error as Error).message}`)
}

export { runInScope }
