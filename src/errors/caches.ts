import { quoted } from './decorators.ts'

/** A cached property cannot be stored on its object. */
export class NotCacheableError extends TypeError {
  override name = 'NotCacheableError'

  constructor(member: PropertyKey, owner: string, state: string) {
    super(
      `Cannot cache ${quoted(member)} on an instance of ${owner}: the object is ${state} and takes no new property. ` +
        `Read ${quoted(member)} once before that, or make it a plain getter.`,
    )
  }
}

/** A cached method that takes parameters, which its one cached value could not tell apart. */
export class CachedMethodParametersError extends TypeError {
  override name = 'CachedMethodParametersError'

  constructor(label: string, member: PropertyKey, count: number) {
    super(
      `${label} cannot cache the method ${quoted(member)}, which takes ${count === 1 ? '1 parameter' : `${count} parameters`}: ` +
        `it keeps one value. Use @lruCache, which keeps one for each list of arguments.`,
    )
  }
}

/** `lruCache` with options that it does not have, or a size that is none. */
export class InvalidCacheOptionsError extends TypeError {
  override name = 'InvalidCacheOptionsError'

  constructor(label: string, given: string) {
    super(
      `${label} got ${given}. Give { maxsize } as a whole number, or null for a cache without bound, and { typed } as a boolean.`,
    )
  }
}
