import { builtin, Stamped } from '../internal/index.ts'
import { currentScope, type Scope } from '../ownership/index.ts'

/** The scope, on the promise that was made in it. */
class Stamp extends Stamped {
  readonly #scope: Scope

  constructor(promise: Promise<unknown>, scope: Scope) {
    super(promise)
    this.#scope = scope
  }

  static write(promise: Promise<unknown>, scope: Scope): void {
    void new Stamp(promise, scope)
  }

  static of(promise: object): Scope | undefined {
    return #scope in promise ? promise.#scope : undefined
  }
}

// state of this copy: whoever stamps also listens, and reads its own stamps only
let isStamping = false

/**
 * Node 24 and later tell who rejected a promise and not who made it, which is the pool's owner and not the test that
 * asked it. On 20 and 22 the context of the event is the maker's already. Returns what stops it.
 */
export function stampCreators(): () => void {
  const hooks = builtin('node:v8')?.promiseHooks
  if (!hooks) return () => {}
  isStamping = true
  const stop = hooks.onInit(promise => {
    const scope = currentScope()
    if (scope) Stamp.write(promise, scope)
  }) as () => void
  return () => {
    isStamping = false
    stop()
  }
}

/** The scope that made a promise which is being reported as rejected; `undefined` when nobody's code made it. */
export function creatorOf(promise: object): Scope | undefined {
  return isStamping ? Stamp.of(promise) : currentScope()
}
