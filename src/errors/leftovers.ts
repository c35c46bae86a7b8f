import { OwnershipError } from './ownership.ts'
import { withFrames } from './with-frames.ts'

/** What a test changed outside of itself and did not put back. */
export class LeftoverError extends OwnershipError {
  override name = 'LeftoverError'
  // Private, since reports show an error's own fields beside its text, which has these.
  readonly #left: LeftBehind

  /**
   * @param remedy the sentence that says how it is put back, without its full stop.
   * @param stack the stack of the line that did it; empty where that is not known.
   */
  constructor(left: LeftBehind, owner: string, remedy: string, stack: string) {
    const { kind, name, change } = left
    super(`Left behind by ${owner}: ${kind}${name === undefined ? '' : ` ${name}`} (${change}). ${remedy}`)
    this.#left = left
    withFrames(this, stack)
  }

  /** The kind, as `allowLeftover` takes it: `environment variable`. */
  get kind(): string {
    return this.#left.kind
  }

  /** What tells it from others of its kind: the name of the variable, the event. `undefined` where there is just one. */
  get leftover(): string | undefined {
    return this.#left.name
  }
}

/** What a leftover is called in its report. */
export interface LeftBehind {
  readonly kind: string
  readonly name: string | undefined
  /** What has become of it: `new`, `changed`, `removed` … A value is never shown: it may be a secret. */
  readonly change: string
}

/** A call of `allowLeftover` that cannot be understood. */
export class AllowLeftoverArgumentError extends TypeError {
  override name = 'AllowLeftoverArgumentError'
}
