import { Stamped } from '../../internal/index.ts'

/** A note on a promise, out of sight. It must cost little, since a mock may be called a million times. */
class Note extends Stamped {
  #note: unknown

  constructor(promise: object, note: unknown) {
    super(promise)
    this.#note = note
  }

  static read(promise: object): unknown {
    return #note in promise ? promise.#note : undefined
  }

  static write(promise: object, note: unknown): void {
    if (#note in promise) promise.#note = note
    // oxlint-disable-next-line no-new -- the constructor is what puts the field on the promise
    else new Note(promise, note)
  }
}

export const readNote: (promise: object) => unknown = Note.read
export const writeNote: (promise: object, note: unknown) => void = Note.write
