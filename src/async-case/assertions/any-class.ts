/** Any class, abstract ones included, whose instances are `T`. */
export type AnyClass<T = unknown> = abstract new (...args: any) => T
