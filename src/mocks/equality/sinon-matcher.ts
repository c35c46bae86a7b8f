import { dataMember, safely } from '../../internal/index.ts'

/** `sinon.match(…)`, recognised by shape: sinon bundles its matchers, and another installed copy knows nothing of them. */
export interface SinonMatcher {
  test(actual: unknown): boolean
  readonly message: string
}

/** Asked of every value that is compared, in files too that know nothing of us: no code of the value's runs. */
export function isSinonMatcher(value: unknown): value is SinonMatcher {
  if (typeof value !== 'object' || value === null) return false
  // Most values are told by the first name; outside Node even that may be a proxy's to refuse.
  return safely(() => hasMethods(value) && dataMember(value, 'message') !== undefined, false)
}

function hasMethods(value: object): boolean {
  return ['test', 'and', 'or'].every(name => typeof dataMember(value, name) === 'function')
}

/** What Vitest's equality makes of sinon's matchers; `undefined` leaves the answer to Vitest. */
export function sinonTester(a: unknown, b: unknown): boolean | undefined {
  if (isSinonMatcher(a)) return isSinonMatcher(b) ? a === b : a.test(b)
  return isSinonMatcher(b) ? b.test(a) : undefined
}
