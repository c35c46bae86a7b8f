import {
  plainPhase,
  plainProgram,
  reportErrors,
  runLastCleanup,
  type AttemptState,
} from '../../attempt/index.ts'
import { SkipTest } from '../../errors/index.ts'
import { getHost, type TestContext } from '../../internal/index.ts'
import { currentScope } from '../../ownership/index.ts'
import { failNow, hookTimeout, unskip, type RunnerTask } from '../host/index.ts'
import { subjectOfTest } from '../reporting/index.ts'
import type { RegisteredTest } from '../running/index.ts'
import { leaksOfPlainTests } from '../settings/index.ts'
import { endBody } from './end-body.ts'
import { takeFinishList } from './finish-list.ts'

/** One attempt of a plain test. @param run Vitest's own run of it: hooks, fixtures, body, `onTestFinished` */
export function plainTest(context: TestContext, run: () => Promise<void>): RegisteredTest {
  const { task } = context as { task: RunnerTask }
  const subject = subjectOfTest(task)
  const around = currentScope()
  const verdicts: Error[] = []
  return {
    subject,
    bodyPhase: plainPhase,
    at: undefined,
    make: plainProgram({
      name: subject.name,
      run: () => run().then(() => throwUntold(task, verdicts)),
      limit: hookTimeout(),
      connect: state => {
        connect(state, task)
        state.endHostWait = ({ error, told }) => {
          verdicts.push(error)
          endBody(context, error, told)
        }
      },
    }),
    fixture: { owner: around?.owner, values: around?.values ?? new Map() },
    isPlain: true,
    skipReason: () => undefined,
    leaks: leaksOfPlainTests,
    // Until it calls virtualTime().
    clock: () => 'real',
  }
}

function connect(state: AttemptState, task: RunnerTask): void {
  const finishing = takeFinishList(task)
  state.cleanupAdded = () => finishing.push(() => runLastCleanup(state))
  state.subTestFailed = (phase, error) => failSubTest(task, phase, error)
}

/** Vitest has told of a verdict that ended its wait for the body; of one on a hook or a fixture only what the code was told. */
function throwUntold({ result }: RunnerTask, verdicts: readonly Error[]): void {
  const errors: { message?: string; cause?: { message?: string } }[] = result?.errors ?? []
  const untold = verdicts.find(({ message }) => !errors.some(error => error.message === message))
  if (!untold) return
  const cancellation = errors.findIndex(({ cause }) => cause?.message === untold.message)
  if (cancellation >= 0) errors.splice(cancellation, 1)
  throw untold
}

/** Vitest knows of it at once, as of a soft assertion. One that skips itself skips nothing else. */
function failSubTest(task: RunnerTask, phase: string, error: unknown): void {
  if (error instanceof SkipTest) return
  if (getHost().skipIn(error)) return unskip(task)
  for (const reported of reportErrors([{ phase, error }])) failNow(task, reported)
}
