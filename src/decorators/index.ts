export { clockDecorator as clock } from './clock.ts'
export { checkedClock, type ClockKind } from './clock-kind.ts'
export { expectedFailure } from './expected-failure.ts'
export { decorate, defineClass, defineMember, type DecoratorParts } from './make-decorator.ts'
export {
  isExpectedFailure,
  ownClockMark,
  ownSchedulesMark,
  skipReason,
  vitestOptions,
  type VitestOptions,
} from './marks.ts'
export { schedules, type ScheduleOptions } from './schedules.ts'
export { imitate, isFunction, type AnyClass, type AnyFunction } from './site.ts'
export { skip, skipIf, skipUnless, type ConditionalSkip, type Skip } from './skip.ts'
export type { MethodName, MethodTestDecorator, TestDecorator, TestDefine } from './test-decorator.ts'
export {
  concurrent,
  each,
  only,
  repeats,
  retry,
  sequential,
  tags,
  testOptions,
  timeout,
  todo,
  type Each,
  type TestOption,
} from './test-options.ts'
export { singledispatch, type SingleDispatch } from './singledispatch.ts'
export { singledispatchmethod, type SingleDispatchMethod } from './singledispatchmethod.ts'
export type { GuardToken, ValueOfType, TypeToken } from './type-token.ts'
export { cachedProperty, type CachedProperty } from './cached-property.ts'
export {
  cache,
  lruCache,
  type Cache,
  type CacheControl,
  type CachedFunction,
  type CacheInfo,
  type LruCache,
  type LruCacheOptions,
} from './lru-cache.ts'
