import { ClockError } from '../errors/index.ts'
import { atUserLine, isNode } from '../internal/index.ts'
import { currentTest, type Owner } from '../ownership/index.ts'
import { loopOf, type EventLoop } from '../loop/index.ts'
import { currentState } from './attempt-state.ts'
import { convictWhenStuck } from './conviction.ts'
import { notRunning } from './not-running.ts'
import { virtualClocks } from '../time/index.ts'

/**
 * Gives the plain test that runs a virtual clock, to its end; also in a `beforeEach`. Called again, it returns the same loop.
 * @returns the test's event loop, whose time it is from now on
 * @throws NotRunningError outside a test, and in one that is not guarded; ClockError in a test of a class
 */
export function virtualTime(): EventLoop {
  const owner = currentTest()
  if (!owner) throw atUserLine(notRunning('virtualTime()'))
  if (!owner.isPlain) throw atUserLine(new ClockError(ofClassText(owner)))
  if (!isNode) throw atUserLine(new ClockError(noContextText))
  if (!owner.clock) {
    const { beginVirtualClock, countCall } = virtualClocks.now()
    beginVirtualClock(owner)
    const state = currentState()
    for (const promise of asked(state?.context))
      void countCall('what Vitest was asked before virtualTime()', promise.then(ignore, ignore))
    if (state && owner.clock) convictWhenStuck(state, owner, owner.clock)
  }
  return loopOf(owner, 'virtualTime()')
}

const ignore = (): void => {}

/** What the test has asked of Vitest, such as an annotation, and has not been answered. */
function asked(context: HostContext | undefined): readonly PromiseLike<unknown>[] {
  return context?.task?.promises ?? []
}

/** Vitest's context of a test, as far as it tells what that waits for. */
interface HostContext {
  readonly task?: { readonly promises?: readonly PromiseLike<unknown>[] }
}

function ofClassText({ name, parent }: Owner): string {
  return `virtualTime() is for plain tests: write static clock = 'virtual' in ${parent?.name ?? name}.`
}

const noContextText =
  'virtualTime() wants Node: browsers have no async context. vi.useFakeTimers() works there.'
