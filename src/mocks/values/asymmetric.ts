/**
 * Whether an object has a matcher's method. Asked by `in` first: a mock of another library makes any member when it is read,
 * and would pass for a matcher from then on.
 */
export function isAsymmetric(value: object): value is { asymmetricMatch(value: unknown): boolean } {
  return (
    'asymmetricMatch' in value &&
    typeof (value as { asymmetricMatch: unknown }).asymmetricMatch === 'function'
  )
}
