/** Any class, abstract ones included, whose instances are `T`. */
// oxlint-disable-next-line typescript/no-explicit-any -- a class is named here, never constructed
export type AnyClass<T = unknown> = abstract new (...args: any) => T
