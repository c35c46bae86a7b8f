import { shared } from '../../internal/index.ts'
import { INSPECT } from './keys.ts'

/** Equal to everything, `null` and `undefined` too, which `expect.anything()` rejects. Semantics: `unittest.mock.ANY`. */
export interface AnyMatcher {
  asymmetricMatch(other: unknown): true
  toAsymmetricMatcher(): string
  toString(): string
}

/** Equal to everything. Typed `any`, so that it stands for an argument of every type. */
// oxlint-disable-next-line typescript/no-explicit-any -- a matcher must be accepted where any argument is
export const ANY: any = shared('mocks.any', () =>
  Object.freeze({
    $$typeof: Symbol.for('jest.asymmetricMatcher'),
    asymmetricMatch: () => true,
    getExpectedType: () => 'any',
    toAsymmetricMatcher: () => '<ANY>',
    toString: () => '<ANY>',
    [INSPECT]: () => '<ANY>',
  }),
)

/**
 * Whether an object has a matcher's method. Asked by `in` first: a mock of another library makes any member when it is read,
 * and would pass for a matcher from then on.
 */
export function isAsymmetric(value: object): value is { asymmetricMatch(value: unknown): boolean } {
  return 'asymmetricMatch' in value && typeof value.asymmetricMatch === 'function'
}
