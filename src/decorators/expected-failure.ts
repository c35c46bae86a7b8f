import type { DecoratorParts } from './make-decorator.ts'
import { markExpectedFailure } from './marks.ts'
import { defineTest, testDecorator, testMethodOrClass, type TestFlag } from './test-decorator.ts'

const expectedFailureParts: DecoratorParts = {
  name: 'expectedFailure',
  takes: testMethodOrClass,
  method: markExpectedFailure,
  class: markExpectedFailure,
}

/**
 * The test must fail; when it passes, that is the failure. On a class: each of its tests, and its subclasses'.
 * Semantics: `unittest.expectedFailure`.
 */
export const expectedFailure: TestFlag = Object.assign(testDecorator(expectedFailureParts), {
  define: (target: object, name?: PropertyKey) => defineTest(expectedFailureParts, target, name),
})
