import type { TestContext } from '../../internal/index.ts'

// state of this copy: contexts that it has changed
const counted = new WeakSet<TestContext>()

/**
 * Vitest answers an annotation from another process, of which no clock knows: until then it is in flight.
 * @param countCall notes a call of the test's until its promise settles
 */
export function countAnnotations(
  context: TestContext,
  countCall: <T>(text: string, promise: PromiseLike<T>) => PromiseLike<T>,
): void {
  if (counted.has(context)) return
  counted.add(context)
  const { annotate } = context
  const inFlight = (...args: Parameters<typeof annotate>) =>
    countCall('context.annotate()', Promise.resolve(Reflect.apply(annotate, context, args)))
  Reflect.set(context, 'annotate', inFlight)
}
