/** `sinon.match(…)`, recognised by shape: sinon bundles its matchers, and another installed copy knows nothing of them. */
export interface SinonMatcher {
  test(actual: unknown): boolean
  readonly message: string
}

export function isSinonMatcher(value: unknown): value is SinonMatcher {
  if (typeof value !== 'object' || value === null || isProxyOfOurs(value)) return false
  const matcher = value as Record<string, unknown>
  return (
    // A mock of another library makes any member when it is read, and would have these from then on.
    'message' in matcher &&
    'test' in matcher &&
    typeof matcher['test'] === 'function' &&
    typeof matcher['and'] === 'function' &&
    typeof matcher['or'] === 'function'
  )
}

/** A mock would give a child for any of those names. */
function isProxyOfOurs(value: object): boolean {
  return (value as { [key: symbol]: unknown })[Symbol.for('vitest-async-case.mock')] !== undefined
}

/** What Vitest's equality makes of sinon's matchers; `undefined` leaves the answer to Vitest. */
export function sinonTester(a: unknown, b: unknown): boolean | undefined {
  if (isSinonMatcher(a)) return isSinonMatcher(b) ? a === b : a.test(b)
  return isSinonMatcher(b) ? b.test(a) : undefined
}
