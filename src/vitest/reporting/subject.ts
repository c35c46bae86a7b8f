import type { TestCaseClass } from '../../async-case/index.ts'
import type { PhaseError } from '../../attempt/index.ts'
import {
  DeadlockError,
  LateWorkError,
  LeakError,
  LeakPolicyError,
  LeftoverError,
  PendingHookError,
  PhaseTimeoutError,
  StuckTaskError,
  SwallowedCancellationError,
  TestCaseDefinitionError,
  UnawaitedCallError,
  withFrames,
} from '../../errors/index.ts'
import { framesIn, frameText } from '../../internal/index.ts'
import { hasUserLine } from '../../ownership/index.ts'
import { frameOf, workerState, type RunnerTask } from '../host/index.ts'
import { frameOfChange, frameOfTask, titlesOf } from './test-in-text.ts'

/** Who a report is about: a test, a class or a file, by its name and its place. */
export interface Subject {
  /** `ServerTest.testGet` */
  readonly name: string
  /** The stack line of one of the user's functions that served it; its own line where that is unknown or left out. */
  frame(fn?: Function): string
  /** Whether it is a plain test, whose line Vitest's own errors have. */
  readonly isPlain?: true
  /** The stack line of the one place in it that changes a member of something. */
  frameOfChange?(member: string): string
}

/** A class, or one of its tests when `method` is given. */
export function subjectOf(cls: TestCaseClass, methodName?: string, method?: Function): Subject {
  return new CaseSubject(cls, methodName, method)
}

class CaseSubject implements Subject {
  readonly name: string
  readonly #cls: TestCaseClass
  readonly #method: Function | undefined

  constructor(cls: TestCaseClass, methodName: string | undefined, method: Function | undefined) {
    this.name = methodName === undefined ? cls.name : `${cls.name}.${methodName}`
    this.#cls = cls
    this.#method = method
  }

  frame(fn?: Function): string {
    return frameOf(fn, this.#cls) || frameOf(this.#method, this.#cls) || frameOf(this.#cls)
  }
}

/** A test file. It has no line of its own. */
export function subjectOfFile(filepath: string): Subject {
  return { name: filepath, frame: fn => frameOf(fn) }
}

/** A plain test, by the names of its suites and its own. */
export function subjectOfTest(task: RunnerTask): Subject {
  // A title may be the text of a table's row, of many lines: what is told of it is one.
  return new PlainSubject(titlesOf(task).join(' > ').replaceAll(/\s+/g, ' '), task)
}

class PlainSubject implements Subject {
  readonly isPlain = true
  readonly name: string
  readonly #task: RunnerTask

  constructor(name: string, task: RunnerTask) {
    this.name = name
    this.#task = task
  }

  frame(fn?: Function): string {
    return frameOf(fn) || frameOfTask(this.#task)
  }

  frameOfChange(member: string): string {
    return frameOfChange(this.#task, member)
  }
}

/** Errors of ours that are about a function of the user's and come from no line of it. */
const placeless = [
  TestCaseDefinitionError,
  PhaseTimeoutError,
  LeakPolicyError,
  StuckTaskError,
  SwallowedCancellationError,
] as const

/** Errors of ours that may have no line of the test's file. */
const placedBeside = [LeakError, LateWorkError, LeftoverError, PendingHookError] as const

/** Whether an error is told with the test's own line where it has none of its file. */
export function needsTestLine(error: unknown): error is Error {
  return placedBeside.some(kind => error instanceof kind)
}

/** An error that the library itself made gets the place of the user's function that it is about, or of its subject. */
export function placed(failure: PhaseError, subject: Subject): PhaseError {
  const { error, at } = failure
  if (!(error instanceof Error)) return failure
  if (needsTestLine(error)) withTestLine(error, () => changeFrame(error, subject) || subject.frame(at))
  const mayHavePlace = error instanceof UnawaitedCallError || error instanceof DeadlockError
  const isWithoutPlace = mayHavePlace && frameText(error.stack) === ''
  if (isWithoutPlace || (at && placeless.some(kind => error instanceof kind)))
    withFrames(error, subject.frame(at))
  return failure
}

/** What is found by comparing has no line of its own. */
function changeFrame(error: Error, subject: Subject): string {
  const member =
    error instanceof LeftoverError && frameText(error.stack) === '' ? changedMember(error) : undefined
  return member === undefined ? '' : (subject.frameOfChange?.(member) ?? '')
}

const membersOfKinds: Readonly<Record<string, string>> = {
  'working directory': 'chdir',
  'exit code': 'exitCode',
  'stack trace limit': 'stackTraceLimit',
}

function changedMember({ kind, leftover }: LeftoverError): string | undefined {
  return kind === 'global' || kind === 'console' ? leftover : membersOfKinds[kind]
}

/** Whether there is a line of the test file that runs. */
export function hasLineOfFile(frames: string): boolean {
  const { filepath } = workerState()
  return framesIn(frames).some(({ file }) => file === filepath)
}

/**
 * Adds the test's own line to a stack that has no line of the test's file: below the user's own lines, which say more;
 * above a package's, which say less.
 */
export function withTestLine(error: Error, ownLine: () => string): void {
  const frames = frameText(error.stack)
  if (hasLineOfFile(frames)) return
  const own = ownLine()
  if (own === '') return
  const text = hasUserLine(frames) ? `${frames}${own}` : `${own}${frames}`
  withFrames(error, text)
}
