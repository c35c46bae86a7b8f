import { MissingReasonError, SkipTest } from '../errors/index.ts'
import { showValue } from '../internal/index.ts'
import type { DecoratorParts } from './make-decorator.ts'
import { markSkipped } from './marks.ts'
import type { AnyClass, AnyFunction } from './site.ts'
import {
  defineTest,
  testDecorator,
  testMethodOrClass,
  type MethodName,
  type TestDecorator,
} from './test-decorator.ts'

/** The forms of `skip`: a decorator with a reason or without, and `define`. */
export interface Skip extends TestDecorator {
  (reason?: string): TestDecorator
  /** The plain form: `skip.define(ServerTest, 'reason')`, `skip.define(ServerTest.prototype, 'testSlow', 'reason')`. */
  define: {
    (target: AnyClass, reason?: string): void
    <T extends object>(target: T, name: MethodName<T>, reason?: string): void
  }
}

/** The forms of `skipIf` and `skipUnless`: a decorator with a condition and a reason, and `define`. */
export interface ConditionalSkip {
  (condition: unknown, reason: string): TestDecorator
  /** The plain form, on a class or on the member of a prototype or class. */
  define: {
    (target: AnyClass, condition: unknown, reason: string): void
    <T extends object>(target: T, name: MethodName<T>, condition: unknown, reason: string): void
  }
}

/** A skipped method throws `SkipTest` when it is called, so that `@skip` on `setUp` skips every test of the class. */
function skipping(name: string, reason: string): DecoratorParts {
  return {
    name,
    takes: testMethodOrClass,
    method(fn) {
      const skipped = function (this: unknown): never {
        throw new SkipTest(reason)
      }
      markSkipped(skipped, reason)
      return skipped satisfies typeof fn
    },
    class: target => markSkipped(target, reason),
  }
}

function keeping(name: string): DecoratorParts {
  return { name, takes: testMethodOrClass, method: fn => fn, class: () => undefined }
}

function skipCall(first?: unknown, ...rest: unknown[]): unknown {
  if (first === undefined && rest.length === 0) return testDecorator(skipping('skip', ''))
  if (typeof first === 'string') return testDecorator(skipping('skip', first))
  if (rest.length > 0 || typeof first === 'function') {
    const bare: AnyFunction = testDecorator(skipping('skip', ''))
    return bare(first, ...rest)
  }
  throw new MissingReasonError('skip', showValue(first))
}

function defineSkip(target: object, ...args: [first?: PropertyKey, reason?: unknown]): void {
  const onMember = typeof target !== 'function' || args.length > 1
  const [name, reason = ''] = onMember ? args : [undefined, args[0]]
  if (typeof reason !== 'string') throw new MissingReasonError('skip.define', showValue(reason))
  defineTest(skipping('skip', reason), target, name)
}

/**
 * Skips a test method, or every test of a class and of its subclasses. Semantics: `unittest.skip`; the reason may be
 * left out, with or without the brackets.
 * @throws MissingReasonError when it is called with something else than a string.
 */
export const skip: Skip = Object.assign(skipCall as Skip, { define: defineSkip })

function conditionalSkip(name: string, isSkipped: (condition: unknown) => boolean): ConditionalSkip {
  const parts = (condition: unknown, reason: unknown, label: string) => {
    if (typeof reason !== 'string') throw new MissingReasonError(label, showValue(reason))
    return isSkipped(condition) ? skipping(name, reason) : keeping(name)
  }
  const define = (target: object, ...args: [name: PropertyKey, unknown, unknown] | [unknown, unknown]) => {
    const [condition, reason] = args.slice(-2)
    defineTest(parts(condition, reason, `${name}.define`), target, args.length === 3 ? args[0] : undefined)
  }
  return Object.assign(
    (condition: unknown, reason: string) => testDecorator(parts(condition, reason, name)),
    { define },
  )
}

/** Skips when the condition is truthy. Semantics: `unittest.skipIf`. */
export const skipIf: ConditionalSkip = conditionalSkip('skipIf', Boolean)

/** Skips unless the condition is truthy. Semantics: `unittest.skipUnless`. */
export const skipUnless: ConditionalSkip = conditionalSkip('skipUnless', condition => !condition)
