// oxlint-disable-next-line typescript/no-explicit-any -- a mock of which nothing is known
type AnyMockClass = (new (options?: object) => any) & { readonly name: string }

/** Classes of mocks, to be tried one after the other: as a union their types cannot be constructed. */
export function each(...classes: readonly unknown[]): AnyMockClass[] {
  return classes as AnyMockClass[]
}
