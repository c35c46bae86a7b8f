import type { DecoratorParts } from './make-decorator.ts'
import { markSchedules } from './marks.ts'
import { defineTest, testDecorator, testMethodOrClass } from './test-decorator.ts'
import type { TestOption } from './test-options.ts'

/** How a test is run under schedules. A number stands for `{ runs }`. */
export interface ScheduleOptions {
  /** How many schedules are tried at most, from 1 to 100000. Default: 100. */
  runs?: number
  /** Which ones, from 0 to 4294967295; the same seed gives the same ones. 0 takes another seed each time. Default: 1. */
  seed?: number
  /** One schedule alone, as a failure has printed it: `'3:1/2,5:1/2'`. */
  replay?: string
}

/** Looked at when the test starts: only then is it known which test it is. */
function parts(given: unknown): DecoratorParts {
  const mark = (target: object) => markSchedules(target, given)
  return { name: 'schedules', takes: testMethodOrClass, method: mark, class: mark }
}

/**
 * Runs the test, or each test of the class, in many orders of what may come in any order. Nearer than `static schedules`.
 * A number is that of the runs.
 */
export const schedules: TestOption<[given: number | ScheduleOptions]> = Object.assign(
  (given: number | ScheduleOptions) => testDecorator(parts(given)),
  {
    define: (target: object, ...args: unknown[]) => {
      const member = args.length > 1 ? (args[0] as PropertyKey) : undefined
      defineTest(parts(args.at(-1)), target, member)
    },
  },
)
