import { shared, type TestContext } from '../../internal/index.ts'
import type { Owner } from '../../ownership/index.ts'
import { workerState } from '../host/index.ts'
import type { TimelineMode } from '../settings/index.ts'
import type { Timeline } from './timeline/index.ts'

const timelines = shared<{ ofFile: Timeline | undefined }>('timelines', () => ({ ofFile: undefined }))

/** From now on it is noted what happens in the tests of the file. What does so, and what writes it, is loaded here. */
export async function beginTimeline(mode: TimelineMode): Promise<void> {
  const timeline = await import('./timeline/index.ts')
  timelines.ofFile = timeline.beginFileTimeline(mode, workerState())
}

/** An attempt of a test begins. */
export function followTest(owner: Owner, context: TestContext): void {
  timelines.ofFile?.follow(owner, context)
}

/** An attempt that was followed is not to be told. */
export function forgetTest(owner: Owner): void {
  timelines.ofFile?.forget(owner)
}

/** The file has ended: its page is written. */
export function endTimeline(): void {
  timelines.ofFile?.end()
  timelines.ofFile = undefined
}
