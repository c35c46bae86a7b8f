// oxlint-disable typescript/no-explicit-any -- a matcher looks at any value

/** A matcher of Vitest's kind (`expect.any(Number)`, `ANY`, vitest-mock-extended's), or of sinon's. */
export type Matcher =
  | { asymmetricMatch(value: any, ...rest: any[]): boolean }
  | { test(value: any): boolean; and(matcher: any): any; or(matcher: any): any }

/** A value as an assertion takes it: itself, or a matcher in its place or in that of any part of it. */
export type Expected<V> = V | Matcher | (V extends object ? ExpectedParts<V> : never)

type ExpectedParts<V extends object> = V extends (...args: any[]) => any
  ? never
  : { [K in keyof V]: Expected<V[K]> }

/** Arguments as an assertion takes them: as many and of the types that the function takes. */
export type ExpectedArguments<A> = A extends unknown[] ? { [I in keyof A]: Expected<A[I]> } : never
