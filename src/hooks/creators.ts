import { builtin, Stamped } from '../internal/index.ts'
import { currentScope, type Scope } from '../ownership/index.ts'

/** The scope, or that there was none, on the promise that was made in it. */
class Stamp extends Stamped {
  readonly #scope: Scope | undefined

  constructor(promise: Promise<unknown>, scope: Scope | undefined) {
    super(promise)
    this.#scope = scope
  }

  static write(promise: Promise<unknown>, scope: Scope | undefined): void {
    void new Stamp(promise, scope)
  }

  static of(promise: object): { readonly scope: Scope | undefined } | undefined {
    return #scope in promise ? { scope: promise.#scope } : undefined
  }
}

// state of this copy: whoever stamps also listens, and reads its own stamps only
let isStamping = false

/**
 * Node 24 and later tell who rejected a promise and not who made it, which is the pool's owner and not the test that
 * asked it. On 20 and 22 the context of the event is the maker's already. A promise that is derived from another, by
 * `then` or `await`, is rejected in the context of who derived it, and needs no stamp. Returns what stops it.
 */
export function stampCreators(): () => void {
  const hooks = builtin('node:v8')?.promiseHooks
  if (!hooks) return () => {}
  isStamping = true
  const stop = hooks.onInit((promise, parent?: unknown) => {
    if (parent === undefined) Stamp.write(promise, currentScope())
  }) as () => void
  return () => {
    isStamping = false
    stop()
  }
}

/** The scope that made a promise which is being reported as rejected; `undefined` when nobody's code made it. */
export function creatorOf(promise: object): Scope | undefined {
  const stamp = isStamping ? Stamp.of(promise) : undefined
  return stamp ? stamp.scope : currentScope()
}
