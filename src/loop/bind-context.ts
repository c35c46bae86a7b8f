/**
 * `fn`, to be run once, later, in the async context of now. By the reaction of a promise, which the engine runs in the
 * context where it was registered: a snapshot does the same for thirty times the price.
 */
export function bindContext<T>(fn: (value: T) => void): (value: T) => void {
  let trigger!: (value: { boxed: T }) => void
  // The box keeps a value that is a promise from being awaited. `fn` throws nothing: what it runs is guarded.
  void new Promise<{ boxed: T }>(resolve => (trigger = resolve)).then(({ boxed }) => fn(boxed))
  return boxed => trigger({ boxed })
}
