import {
  plainPhase,
  PlainProgram,
  PlainState,
  reportErrors,
  runLastCleanup,
  type ProgramStep,
} from '../../attempt/index.ts'
import type { ClockKind } from '../../decorators/index.ts'
import { SkipTest } from '../../errors/index.ts'
import { getHost, type TestContext } from '../../internal/index.ts'
import type { LeakPolicy, Scope } from '../../ownership/index.ts'
import { failNow, hookTimeout, unskip, type RunnerTask, type TestHook } from '../host/index.ts'
import { placed, subjectOfTest, type Subject } from '../reporting/index.ts'
import type { RegisteredTest } from '../running/index.ts'
import { leaksOfPlainTests } from '../settings/index.ts'
import { endBody } from './end-body.ts'
import { takeFinishList } from './finish-list.ts'

/** One attempt of a plain test, and how its program is made: it has nothing that lives longer than the attempt. */
export class PlainTest implements RegisteredTest, ProgramStep {
  readonly subject: Subject
  readonly phase = plainPhase
  readonly bodyPhase = plainPhase
  readonly at = undefined
  readonly isPlain = true
  readonly fixture: RegisteredTest['fixture']
  readonly #context: TestContext

  /** @param around the scope of what is around it */
  constructor(context: TestContext, around: Scope | undefined) {
    this.subject = subjectOfTest(context.task)
    this.fixture = { owner: around?.owner, values: around?.values ?? noValues }
    this.#context = context
  }

  get make(): ProgramStep {
    return this
  }

  call(): PlainProgram {
    return new PlainProgram(new GuardedState(this.subject, this.#context))
  }

  skipReason(): undefined {
    return undefined
  }

  leaks(): LeakPolicy {
    return leaksOfPlainTests()
  }

  /** Until it calls virtualTime(). */
  clock(): ClockKind {
    return 'real'
  }
}

const noValues: ReadonlyMap<object, unknown> = new Map()

/** Hands to Vitest what is Vitest's to run and to tell. */
class GuardedState extends PlainState {
  readonly #subject: Subject
  readonly #context: TestContext
  readonly #finishing: { push(hook: TestHook): void }
  /** The verdicts that ended Vitest's wait. */
  #verdicts: Error[] | undefined

  constructor(subject: Subject, context: TestContext) {
    super(subject.name, hookTimeout())
    this.#subject = subject
    this.#context = context
    this.#finishing = takeFinishList(context.task)
  }

  override cleanupAdded(): void {
    this.#finishing.push(() => runLastCleanup(this))
  }

  override subTestFailed(phase: string, error: unknown): boolean {
    return failSubTest(this.#context.task, phase, error)
  }

  override endHostWait({ error, told }: { readonly error: Error; readonly told: Promise<void> }): void {
    ;(this.#verdicts ??= []).push(error)
    placed({ phase: plainPhase, error }, this.#subject)
    endBody(this.#context, error, told)
  }

  /** What Vitest has not told of a verdict is told as the end of what it was waiting for. */
  override endPhase(): Error | undefined {
    const cancelled = super.endPhase()
    if (!this.#verdicts || this.step.phase !== plainPhase) return cancelled
    return takeUntold(this.#context.task, this.#verdicts) ?? cancelled
  }
}

/** Vitest has told of a verdict that ended its wait for the body; of one on a hook or a fixture only what the code was told. */
function takeUntold({ result }: RunnerTask, verdicts: readonly Error[]): Error | undefined {
  const errors: { message?: string; cause?: { message?: string } }[] = result?.errors ?? []
  const untold = verdicts.find(({ message }) => !errors.some(error => error.message === message))
  if (!untold) return undefined
  const cancellation = errors.findIndex(({ cause }) => cause?.message === untold.message)
  if (cancellation >= 0) errors.splice(cancellation, 1)
  return untold
}

/** Vitest knows of it at once, as of a soft assertion. What skips itself does not yet skip the test. */
function failSubTest(task: RunnerTask, phase: string, error: unknown): boolean {
  if (getHost().skipIn(error)) unskip(task)
  if (error instanceof SkipTest || getHost().skipIn(error)) return false
  for (const reported of reportErrors([{ phase, error }])) failNow(task, reported)
  return true
}
