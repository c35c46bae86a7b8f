import { builtin } from '../../internal/index.ts'
import { currentOwner } from '../../ownership/index.ts'
import { passiveTypes, readerTypes } from './async-types.ts'
import { allWatched, currentWatched, type WatchedTest } from './watched-test.ts'

/** Whose something native is; `everybody`: nobody can tell, so that no clock jumps over it. */
type Whose = WatchedTest | 'everybody'

const hooks = builtin('node:async_hooks')

// state of this copy: what its own hook sees
const whoseIs = new Map<number, Whose>()
// state of this copy: as above. Handles that read for others.
const readers = new Set<number>()
// state of this copy: as above. Requests that Node uses again without telling of their end, by their ids.
const reused = new Map<number, Whose>()
// state of this copy: as above
let users = 0

const following = {
  // Known from Node 24.12 on; where it is unknown, AsyncLocalStorage has promises tracked already.
  trackPromises: false,
  init: begin,
  before(id: number) {
    if (readers.has(id)) endReused()
  },
  destroy: end,
}
const hook = hooks?.createHook(following)

/** Follows what the process does natively while somebody follows. Returns what stops it. */
export function followNativeRequests(): () => void {
  users += 1
  if (users === 1) hook?.enable()
  return () => {
    users -= 1
    if (users > 0) return
    hook?.disable()
    for (const each of [whoseIs, readers, reused]) each.clear()
  }
}

function begin(id: number, type: string, trigger: number, resource: object): void {
  const passive = passiveTypes[type]
  if (passive === 'step') {
    if (type === 'Immediate') currentWatched()?.began()
    return
  }
  // JavaScript's own: a callback that is bound to its context, and no input or output.
  if (hooks && resource instanceof hooks.AsyncResource) return
  const isTimer = type === 'Timeout'
  const whose = currentWatched() ?? (isTimer ? undefined : whoseOutside(trigger))
  if (!whose) return
  if (isTimer && isOfStream(resource)) for (const test of testsOf(whose)) whenStarted(test, resource)
  // Of a timer the timer tells.
  if (!isTimer) whoseIs.set(id, whose)
  if (readerTypes.has(type)) readers.add(id)
  // What reads a file for a stream serves the next one that is read, and is destroyed then.
  if (type === 'FSREQCALLBACK' && (readers.has(trigger) || resource.constructor === Object))
    reused.set(id, whose)
  // Node opens a file outside every context, for whoever has asked.
  if (whose === 'everybody' && passive) return
  for (const test of testsOf(whose)) {
    if (!isTimer) test.io.add(type)
    if (passive !== 'handle') test.requests.set(id, { type, resource })
    test.began()
  }
}

/** What such a timer calls: in older versions of Node a bound method, in newer ones a function that all share. */
const streamTimeouts: ReadonlySet<string | undefined> = new Set(['bound _onTimeout', 'onStreamTimeout'])

/** The time-out of a socket, or of a session or stream of HTTP/2, which Node makes by itself. It is being constructed. */
function isOfStream({ _onTimeout }: { readonly _onTimeout?: Function | null }): boolean {
  return streamTimeouts.has(_onTimeout?.name)
}

/** Node starts it when it has made it, and no time passes until then. */
function whenStarted(test: WatchedTest, timer: object): void {
  queueMicrotask(() => test.startedTimer(timer))
}

/** Of what begins outside every context, where Node's own code goes on by itself. */
function whoseOutside(trigger: number): Whose | undefined {
  if (currentOwner()) return undefined
  return whoseIs.get(trigger) ?? (hooks?.executionAsyncId() === 0 ? 'everybody' : undefined)
}

function testsOf(whose: Whose): Iterable<WatchedTest> {
  return whose === 'everybody' ? allWatched() : [whose]
}

function end(id: number): void {
  const whose = whoseIs.get(id)
  if (!whose) return
  whoseIs.delete(id)
  readers.delete(id)
  reused.delete(id)
  for (const test of testsOf(whose)) test.requests.delete(id)
}

function endReused(): void {
  for (const [id, whose] of reused) for (const test of testsOf(whose)) test.requests.delete(id)
  reused.clear()
}
