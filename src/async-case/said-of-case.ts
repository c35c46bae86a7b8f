import type { CaseTest } from './case-program.ts'
import { TestCase } from './test-case.ts'

/** What somebody has said about a setting of a test. */
export interface SaidOfCase {
  readonly value: unknown
  /** As a report names the place: `@clock on QueueTest.testX`, `QueueTest.clock`. */
  readonly where: string
  readonly isDecorator: boolean
  /** The method or the class that it was said of: that of the test, or a base of it. */
  readonly of: Function
}

/**
 * What is nearest to a test: its own decorator, then its class's, the class's `static` of the same name, then those of its
 * base. @param ownMark what a decorator has left on a method or a class
 */
export function saidOfCase(
  { cls, methodName, method }: CaseTest,
  setting: string,
  ownMark: (target: object) => unknown,
): SaidOfCase | undefined {
  const byDecorator = (value: unknown, target: string, of: Function) => ({
    value,
    where: `@${setting} on ${target}`,
    isDecorator: true,
    of,
  })
  const mark = method && ownMark(method)
  if (method && mark !== undefined) return byDecorator(mark, `${cls.name}.${methodName}`, method)
  for (let at: Function = cls; at !== TestCase; at = Object.getPrototypeOf(at) as Function) {
    const ofClass = ownMark(at)
    if (ofClass !== undefined) return byDecorator(ofClass, at.name, at)
    const value: unknown = Object.hasOwn(at, setting) ? Reflect.get(at, setting) : undefined
    if (value !== undefined) return { value, where: `${at.name}.${setting}`, isDecorator: false, of: at }
  }
  return undefined
}
