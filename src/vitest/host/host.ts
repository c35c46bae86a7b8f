import { chai, expect, test, TestRunner } from 'vitest'
import { setHost, type ExpectHost, type Host } from '../../internal/index.ts'
import { callOf } from '../../mocks/index.ts'
import { followCalls } from './follow-calls.ts'
import { original } from './locate.ts'
import { loadedModule, nameOfModule } from './module-graph.ts'
import { provideVitest, workerState } from './worker.ts'

interface MatcherContext {
  equals(a: unknown, b: unknown, testers: unknown[], keepsUndefined?: boolean): boolean
  readonly customTesters: unknown[]
  readonly utils: {
    diff(expected: unknown, received: unknown): string | undefined
    iterableEquality: unknown
  }
}

const VITEST_DEFAULT = 40
/** What unittest allows the values in a message (its `_MAX_LENGTH`), where the user has not chosen. */
const UNITTEST_MAX_LENGTH = 80

/** Vitest hands its equality and its diffs to matchers only, so a matcher of ours picks them up, once. */
function matcherContext(): MatcherContext {
  let context: MatcherContext | undefined
  const name = 'asyncCaseMatcherContext'
  expect.extend({
    [name](this: unknown) {
      context = this as MatcherContext
      return { pass: true, message: () => '' }
    },
  })
  // A call that is none of the test's, which may count its own.
  const { assertionCalls } = expect.getState()
  ;(expect(undefined) as unknown as Record<string, () => void>)[name]!()
  expect.setState({ assertionCalls })
  return context!
}

/** The parts of Vitest that assertion methods and messages need, picked up when one is first wanted: many files want none. */
function assertionHost(): Pick<Host, 'AssertionError' | 'diff' | 'equals' | 'inspect' | 'testers'> {
  let context: MatcherContext | undefined
  const found = () => (context ??= matcherContext())
  return {
    AssertionError: chai.AssertionError as Host['AssertionError'],
    // The list of custom testers is live: testers that are added later are in it.
    equals(a, b, keepsUndefined) {
      const { customTesters, equals, utils } = found()
      return equals(a, b, [...customTesters, utils.iterableEquality], keepsUndefined)
    },
    get testers() {
      return found().customTesters
    },
    diff: (expected, received) => found().utils.diff(expected, received) ?? '',
    inspect,
  }
}

function inspect(value: unknown): string {
  const { config, util } = chai
  const threshold = config.truncateThreshold
  if (threshold === VITEST_DEFAULT) config.truncateThreshold = UNITTEST_MAX_LENGTH
  try {
    return util.inspect(withCalls(value))
  } catch {
    // unittest's safe_repr: a message must not fail over a value whose own code throws.
    return Object.prototype.toString.call(value)
  } finally {
    config.truncateThreshold = threshold
  }
}

/** What `call(…)` builds is a function, which chai shows by its name: in its place the call that it stands for, in lists too. */
function withCalls(value: unknown): unknown {
  return Array.isArray(value) ? value.map(item => callOf(item) ?? item) : (callOf(value) ?? value)
}

/** Tells the lower layers of the library what they need of Vitest. */
export function connectHost(): void {
  provideVitest({ TestRunner, expect, test })
  setHost(
    // Assigned to, and not spread: that would pick them up.
    Object.assign(assertionHost(), {
      expect: expect as unknown as ExpectHost,
      findModule: loadedModule,
      nameOfModule,
      skipIn,
      isInTest: () => workerState().current?.type === 'test',
      followCalls,
      isLoading: () => (workerState().resolvingModules?.size ?? 0) > 0,
      originalPlace: (file: string, line: number, column: number) => original(file, { line, column }),
    }),
  )
}

/** `context.skip(note)` throws an error that Vitest knows by this code. */
function skipIn(error: unknown): { readonly reason: string } | undefined {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'VITEST_PENDING') return undefined
  return { reason: 'note' in error && typeof error.note === 'string' ? error.note : '' }
}
