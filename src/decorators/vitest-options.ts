/** What a class or a test method asks of Vitest; the same words as Vitest's own test options. */
export interface VitestOptions {
  /** Runs this one and skips the others of the file, as `test.only`. */
  only?: boolean
  /** Lists it without running it, as `test.todo`. */
  todo?: boolean
  /** Passes when the test fails, as `test.fails`. `expectedFailure` is unittest's own form of it. */
  fails?: boolean
  /** Runs beside its concurrent neighbours, as `test.concurrent`. */
  concurrent?: boolean
  /** Runs alone inside a concurrent class, as `test.sequential`. */
  sequential?: boolean
  /** Runs the tests of a class in random order. */
  shuffle?: boolean
  /** How often a failing test is tried again. */
  retry?: number
  /** How often a test is run again after it passed. */
  repeats?: number
  /** The time limit in milliseconds. */
  timeout?: number
  /** Vitest's test tags. */
  tags?: readonly string[]
  /** The argument lists that a test method runs with, one test each. Only on methods. */
  each?: readonly (readonly unknown[])[]
}
