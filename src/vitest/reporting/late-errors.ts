import { reportErrors } from '../../attempt/index.ts'
import { needsTestLine, withTestLine } from './subject.ts'
import { errorText, isErrorLike, realTime, shared } from '../../internal/index.ts'
import { liveOwners, type LateErrors, type OwnedError, type Owner } from '../../ownership/index.ts'
import { failRunFor, ownedTasks } from './unowned-errors.ts'
import { isRunnerTask, outer, workerState, type RunnerTask } from '../host/index.ts'

/**
 * Fails an owner after its verdict. Vitest's record of the test is changed and sent once more: reporters print their
 * summaries, and Vitest works out its exit status, when the last file has ended. What cannot be reached any more fails
 * the run.
 */
export const failLate: LateErrors = (owner, late) => {
  const errors = reportsOf(owner, late)
  for (const error of errors) lateReports.add(error)
  const { task } = owner
  if (!isRunnerTask(task) || !task.result) return failRun(errors)
  const { result } = task
  // While the attempt is not recorded yet, Vitest 5 takes its errors from the result.
  const attempt = result.attempts?.[attemptOf(owner)?.index ?? 0]
  if (isForgiven(owner, task)) return noteForgiven(attempt ?? result, errors)
  fail(result, errors)
  if (attempt) fail(attempt, errors)
  sendRecords([task, ...failAround(task)], errors)
}

const lateReports = shared('late-reports', () => new WeakSet<object>())

/** Whether an error on Vitest's record of a test is one that came after a verdict: it is of no run that is on now. */
export function isLateReport(error: object): boolean {
  return lateReports.has(error)
}

/** Its attempt has failed already, and a retry has made good for it: another error of it changes nothing. */
function noteForgiven(verdict: { errors?: object[] }, errors: readonly ReportedError[]): void {
  verdict.errors = [...(verdict.errors ?? []), ...errors]
  // Vitest prints nothing of a test that has passed at last.
  for (const { stack } of errors) console.warn(stack)
}

/** Fails a test whose last attempt is over, before Vitest sends its record. */
export function failRecord(task: RunnerTask, failures: readonly unknown[]): void {
  if (!task.result) return
  const errors = failures.filter(isErrorLike).map(asReported)
  fail(task.result, errors)
  const attempt = task.result.attempts?.at(-1)
  if (attempt) fail(attempt, errors)
}

function asReported(error: object): ReportedError {
  const [name, message, stack] = ['name', 'message', 'stack'].map(key => errorText(error, key as 'name'))
  return { name: name!, message: message!, stack: stack! }
}

function fail(verdict: { state: string; errors?: object[] }, errors: readonly ReportedError[]): void {
  verdict.state = 'fail'
  verdict.errors = [...(verdict.errors ?? []), ...errors]
}

function failRun(errors: readonly ReportedError[]): void {
  errors.forEach(failRunFor)
}

/** One attempt of a test among the others. */
interface AttemptOfTask {
  /** In Vitest 5's list of them. */
  readonly index: number
  /** How many retries there had been before it. */
  readonly retries: number
  /** The stack line of the test's own code. */
  ownLine(): string
  next: AttemptOfTask | undefined
}

const latestAttempts = shared('latest-attempts', () => new WeakMap<RunnerTask, AttemptOfTask>())

function attemptOf(owner: Owner): AttemptOfTask | undefined {
  return owner.attempt as AttemptOfTask | undefined
}

/**
 * Connects an attempt of a test with Vitest's record of it.
 * @param ownLine the stack line of the test itself, for what has no line of its file
 */
export function connectToTask(owner: Owner, task: RunnerTask, ownLine: () => string): void {
  owner.task = task
  if (!owner.isPlain) ownedTasks.add(task)
  const { result } = task
  const attempt: AttemptOfTask = {
    index: result?.attempts?.length ?? 0,
    retries: result?.retryCount ?? 0,
    ownLine,
    next: undefined,
  }
  owner.attempt = attempt
  if (!task.retry && !task.repeats) return
  const before = latestAttempts.get(task)
  if (before) before.next = attempt
  latestAttempts.set(task, attempt)
}

/** Whether Vitest has retried the test because this attempt failed. A repeat is none: each of them must pass. */
function isForgiven(owner: Owner, task: RunnerTask): boolean {
  const attempt = attemptOf(owner)
  return !!attempt && (attempt.next?.retries ?? task.result?.retryCount ?? 0) > attempt.retries
}

/** The suites and the file around it whose verdicts have fallen already. Those that still run see the failure by themselves. */
function failAround(task: RunnerTask): RunnerTask[] {
  const around: RunnerTask[] = []
  for (let at = outer(task); at; at = outer(at)) {
    if (at.result?.state !== 'pass') continue
    at.result.state = 'fail'
    around.push(at)
  }
  return around
}

/**
 * Sends Vitest's records of tasks once more, with what has been changed on them.
 * @param errors what the run is to fail for where they do not arrive
 */
export function sendRecords(tasks: readonly RunnerTask[], errors: readonly ReportedError[]): void {
  const packs = tasks.map(({ id, result, meta }) => [id, result, meta] as const)
  const sent = workerState().rpc?.onTaskUpdate(packs, [])
  if (sent) sent.then(undefined, () => failRun(errors))
  else failRun(errors)
}

/** An error as Vitest's reporters take it from a worker. */
interface ReportedError {
  name: string
  message: string
  stack: string
}

function reportsOf(owner: Owner, { error, origin }: OwnedError): ReportedError[] {
  if (needsTestLine(error)) withTestLine(error, () => attemptOf(owner)?.ownLine() ?? '')
  const reported = reportErrors([{ phase: origin, error }]).filter(isErrorLike)
  return reported.map(each => {
    const [name, message] = [errorText(each, 'name'), errorText(each, 'message')]
    const text = `${message}\n(${lateness(owner)})`
    const stack = errorText(each, 'stack').replace(`${name}: ${message}`, () => `${name}: ${text}`)
    return { name, message: text, stack }
  })
}

/** `41 ms after ServerTest.testGet had ended, while ServerTest.testPut was running` */
function lateness(owner: Owner): string {
  const ms = Math.round(realTime.now() - (owner.closedAt ?? realTime.now()))
  const running = runningTests(owner)
  if (running.length === 0) return `${ms} ms after ${owner.name} had ended`
  const verb = running.length === 1 ? 'was' : 'were'
  return `${ms} ms after ${owner.name} had ended, while ${running.join(', ')} ${verb} running`
}

function runningTests(late: Owner): string[] {
  const owned = [...liveOwners()].filter(({ kind }) => kind === 'test').map(({ name }) => name)
  // A repeat or a retry of the test itself has the same name.
  if (owned.length > 0) return owned.map(name => (name === late.name ? 'its next run' : name))
  const { current } = workerState()
  return current?.type === 'test' && current !== late.task ? [current.name] : []
}
