import { STATE } from '../values/index.ts'

/** `sinon.match(…)`, recognised by shape: sinon bundles its matchers, and another installed copy knows nothing of them. */
export interface SinonMatcher {
  test(actual: unknown): boolean
  readonly message: string
}

export function isSinonMatcher(value: unknown): value is SinonMatcher {
  if (typeof value !== 'object' || value === null || isProxyOfOurs(value)) return false
  // A mock of another library makes any member when it is read, and would have these from then on.
  return 'message' in value && 'test' in value && ['test', 'and', 'or'].every(name => hasMethod(value, name))
}

function hasMethod(holder: object, name: string): boolean {
  return typeof Reflect.get(holder, name) === 'function'
}

/** A mock would give a child for any of those names. */
function isProxyOfOurs(value: object): boolean {
  return Reflect.get(value, STATE) !== undefined
}

/** What Vitest's equality makes of sinon's matchers; `undefined` leaves the answer to Vitest. */
export function sinonTester(a: unknown, b: unknown): boolean | undefined {
  if (isSinonMatcher(a)) return isSinonMatcher(b) ? a === b : a.test(b)
  return isSinonMatcher(b) ? b.test(a) : undefined
}
