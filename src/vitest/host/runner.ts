import type { TestContext } from '../../internal/index.ts'

/** How a task ended, or `run`. */
interface TaskVerdict {
  state: string
  errors?: object[]
  /** Why it was skipped. */
  note?: string | undefined
  /** Whether the test has skipped itself: Vitest forgets its errors then. */
  pending?: boolean
}

/** A hook as Vitest keeps it: limits of time and fixtures are inside. */
export type TestHook = (context: TestContext) => unknown

/** Vitest's record of a test, suite or file. */
export interface RunnerTask {
  readonly id: string
  readonly name: string
  readonly type: 'test' | 'suite'
  /** `skip` and `todo` for what is left out, by a mark or by a filter such as `-t`. */
  readonly mode?: string
  /** Of a suite or a file. */
  readonly tasks?: RunnerTask[]
  readonly meta: object
  /** Of a test: how often it is tried again, and repeated. */
  readonly retry?: unknown
  readonly repeats?: number | undefined
  /** Its limit in milliseconds; 0 for none. */
  readonly timeout?: number
  /** Of a test: whether others may run beside it. */
  readonly concurrent?: boolean
  /** Of a test: whether it is expected to fail. */
  readonly fails?: boolean
  /** Where the project asks for places. */
  readonly location?: Location
  readonly suite?: RunnerTask
  readonly file?: RunnerTask
  /** Of a file only. */
  readonly filepath?: string
  readonly context?: {
    onTestFinished(fn: () => void): void
    /** Aborted when the test's time is over or the run is cancelled. */
    readonly signal?: object
    /** Whether the test has asked for an `expect` of its own. */
    readonly _local?: boolean
  }
  /** Assertions of promises (`expect(…).resolves`) that nobody has awaited so far; Vitest awaits them after the test. */
  readonly promises?: readonly PromiseLike<unknown>[]
  /** What a running test has registered for its end, first in, last out. */
  onFinished?: TestHook[] | undefined
  /** And for the case that it fails. */
  onFailed?: TestHook[] | undefined
  result?: TaskVerdict & {
    /** One for each retry and repeat. Vitest 5 only, whose reporters print these errors. */
    attempts?: TaskVerdict[]
    /** How often the test was retried, in all its repeats. */
    retryCount?: number
  }
}

/** Takes back that a test has skipped itself. */
export function unskip({ result }: RunnerTask): void {
  if (!result?.pending) return
  delete result.pending
  delete result.note
  if (result.state === 'skip') result.state = 'run'
}

/**
 * Takes back a skip that came after a failure which Vitest had kept by then, of a soft assertion or a sub-test: with the skip
 * Vitest would forget it.
 * @param before how many errors were on the record when the attempt began
 */
export function failSkipped({ result }: RunnerTask, before: number): void {
  if (!result?.pending || (result.errors?.length ?? 0) <= before) return
  delete result.pending
  delete result.note
  result.state = 'fail'
}

/**
 * Judges a test that may have skipped itself. Meanwhile it counts as running: Vitest's main process takes a test for skipped
 * for good once it has been told so, and would count it twice if it fails after all.
 */
export function whileUnskipped<T>(task: RunnerTask, judge: () => Promise<T>): Promise<T> {
  return task.result?.pending ? unskippedWhile(task, judge) : judge()
}

async function unskippedWhile<T>(task: RunnerTask, judge: () => Promise<T>): Promise<T> {
  const { pending, note, state } = task.result ?? {}
  unskip(task)
  try {
    return await judge()
  } finally {
    if (task.result?.state === 'run') Object.assign(task.result, { pending, note, state })
  }
}

/** The suite around a task, or its file. */
export function outer(task: RunnerTask): RunnerTask | undefined {
  return task.suite ?? (task.file === task ? undefined : task.file)
}

/** Whether what an owner remembers is a record of Vitest's. */
export function isRunnerTask(task: object | undefined): task is RunnerTask {
  return task !== undefined && 'meta' in task && 'type' in task
}

/** Whether every test in it has run. */
export function hasRunWhole(task: object | undefined): boolean {
  if (!isRunnerTask(task)) return false
  const { tasks, mode, result } = task
  if (tasks) return tasks.every(hasRunWhole)
  return mode !== 'skip' && mode !== 'todo' && result?.state !== 'skip'
}

/** Whether a test in it may run, so far as is known before filters: none does that is marked as left out. */
export function mayRun({ tasks, mode }: RunnerTask): boolean {
  if (mode === 'skip' || mode === 'todo') return false
  return tasks ? tasks.some(mayRun) : true
}

/** Takes a task out of a suite, which nobody has counted so far. */
export function takeOut({ tasks }: RunnerTask, task: object | undefined): void {
  const index = tasks?.findIndex(each => each === task) ?? -1
  if (index >= 0) tasks!.splice(index, 1)
}

/** The suite collector that is open: the file's own at the top level. */
export interface Collector {
  collect(file: FileTask): Promise<object | undefined>
  readonly tasks: { location?: Location }[]
  readonly suite?: { location?: Location }
  readonly file?: object
}

export interface FileTask {
  readonly filepath: string
}

/** A place in the user's file: line and column from 1. */
export interface Location {
  line: number
  column: number
}

/** What `describe` returns, which the types of 4.1 and 5 put differently. */
export function asCollector(collector: object | undefined): Collector | undefined {
  return isCollector(collector) ? collector : undefined
}

function isCollector(value: object | undefined): value is Collector {
  return value !== undefined && 'collect' in value && 'tasks' in value
}
