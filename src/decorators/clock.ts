import type { ClockKind } from './clock-kind.ts'
import type { DecoratorParts } from './make-decorator.ts'
import { markClock } from './marks.ts'
import { defineTest, testDecorator, testMethodOrClass } from './test-decorator.ts'
import type { TestOption } from './test-options.ts'

/** Looked at when the test starts: only then is it known which test it is. */
function parts(which: unknown): DecoratorParts {
  const mark = (target: object) => markClock(target, which)
  return { name: 'clock', takes: testMethodOrClass, method: mark, class: mark }
}

function decorator(): TestOption<[which: ClockKind]> {
  const define = (target: object, ...args: unknown[]) => {
    const member = args.length > 1 ? (args[0] as PropertyKey) : undefined
    defineTest(parts(args.at(-1)), target, member)
  }
  return Object.assign((which: ClockKind) => testDecorator(parts(which)), { define })
}

/** Whether the test, or each test of the class, has a virtual clock of its own. Nearer than `static clock`. */
export const clockDecorator: TestOption<[which: ClockKind]> = decorator()
