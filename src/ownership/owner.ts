export type OwnerKind = 'test' | 'class' | 'file'

/** An error that reached an owner from outside its own await chain. */
export interface OwnedError {
  readonly error: unknown
  /** How it came, as a reader understands it: `a timer`, `a worker thread`, `an unhandled rejection` … */
  readonly origin: string
}

/** Who answers for a piece of work: one attempt of a test, the fixtures of a class, or a file. */
export class Owner {
  readonly kind: OwnerKind
  /** `ServerTest.testGet`, `ServerTest`, or the file's path. */
  readonly name: string
  /** The owner that outlives this one: a test's class, a class's file. */
  readonly parent: Owner | undefined
  #errors: OwnedError[] = []

  constructor(kind: OwnerKind, name: string, parent?: Owner) {
    this.kind = kind
    this.name = name
    this.parent = parent
  }

  /** Keeps an error for this owner's verdict. */
  receive(error: unknown, origin: string): void {
    this.#errors.push({ error, origin })
  }

  /** The errors received so far, in order of arrival; each is handed out once. */
  takeErrors(): OwnedError[] {
    return this.#errors.splice(0)
  }
}
