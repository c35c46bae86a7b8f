/** What decorated and wrapped functions get from a patching in force. */
export type Passed =
  /** The replacement, appended to the arguments. */
  | { readonly kind: 'value'; readonly value: unknown }
  /** Named replacements: those of all `patch.multiple` decorators share one object, the last argument. */
  | { readonly kind: 'named'; readonly values: Readonly<Record<PropertyKey, unknown>> }
  | { readonly kind: 'nothing' }

/** A patching in force. */
export interface Activation<Value = unknown> {
  /** What `start()` returns and a context manager is entered with. */
  readonly value: Value
  readonly passed: Passed
  /** Puts back what was there. */
  exit(): void
}

/** A patching that can be put in force, several times and also nested. */
export interface Patching<Value = unknown> {
  enter(): Activation<Value>
}

/** Several patchings in force. */
export interface Entered {
  /** What they append to the arguments of a function: replacements in order, then the object of named ones. */
  readonly extra: readonly unknown[]
  exit(): void
}
