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

/**
 * Marks live on the method's function or on the class, under registered symbols: a second copy of the library reads
 * them too, and a subclass sees its base's marks as Python's `getattr` would.
 */
const skipMark = Symbol.for('vitest-async-case.skip')
const expectedFailureMark = Symbol.for('vitest-async-case.expectedFailure')
const optionsMark = Symbol.for('vitest-async-case.options')
const schedulesMark = Symbol.for('vitest-async-case.schedules')
const clockMark = Symbol.for('vitest-async-case.clock')

interface Marks {
  readonly [skipMark]?: string
  readonly [expectedFailureMark]?: boolean
  readonly [optionsMark]?: VitestOptions
  readonly [schedulesMark]?: unknown
  readonly [clockMark]?: unknown
}

/** The marks of a target, its base's among them. */
const marksOf = (target: object): Marks => target

/** Options that say something about one class or method and not about those derived from it. */
const notInherited: readonly (keyof VitestOptions)[] = ['only', 'todo']

function put(target: object, mark: symbol, value: unknown): void {
  Object.defineProperty(target, mark, { value, writable: true, configurable: true })
}

export function markSkipped(target: object, reason: string): void {
  put(target, skipMark, reason)
}

export function markExpectedFailure(target: object): void {
  put(target, expectedFailureMark, true)
}

export function markSchedules(target: object, given: unknown): void {
  put(target, schedulesMark, given)
}

/** What the target itself was marked with, and not its base. */
export function ownSchedulesMark(target: object): unknown {
  return Object.hasOwn(target, schedulesMark) ? marksOf(target)[schedulesMark] : undefined
}

export function markClock(target: object, which: unknown): void {
  put(target, clockMark, which)
}

/** As `ownSchedulesMark`. */
export function ownClockMark(target: object): unknown {
  return Object.hasOwn(target, clockMark) ? marksOf(target)[clockMark] : undefined
}

function ownOptions(target: object): VitestOptions | undefined {
  return Object.hasOwn(target, optionsMark) ? marksOf(target)[optionsMark] : undefined
}

/** Adds to the options that the target already has itself. */
export function markOptions(target: object, options: VitestOptions): void {
  const own = ownOptions(target) ?? {}
  const tags = own.tags || options.tags ? { tags: [...(options.tags ?? []), ...(own.tags ?? [])] } : {}
  put(target, optionsMark, { ...own, ...options, ...tags })
}

/** Why a method or class is skipped; `''` when no reason was given, `undefined` when it is not skipped. */
export function skipReason(target: object): string | undefined {
  return marksOf(target)[skipMark]
}

export function isExpectedFailure(target: object): boolean {
  return marksOf(target)[expectedFailureMark] === true
}

/** The options for Vitest's `test` or `describe`; of a class, its own over its base classes'. Tags add up. */
export function vitestOptions(target: object): VitestOptions {
  if (!(optionsMark in target)) return {}
  const base: unknown = Object.getPrototypeOf(target)
  const inherited: VitestOptions = typeof base === 'function' ? { ...vitestOptions(base) } : {}
  for (const name of notInherited) delete inherited[name]
  const own = ownOptions(target)
  if (!own) return inherited
  const tags = [...new Set([...(inherited.tags ?? []), ...(own.tags ?? [])])]
  return { ...inherited, ...own, ...(tags.length > 0 ? { tags } : {}) }
}
