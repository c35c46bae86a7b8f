import { builtin } from '../../internal/index.ts'
import type { Resource } from '../../ownership/index.ts'
import { runnersTimers } from './timers-of-runner.ts'
import { callsElsewhere, type WatchedTest } from './watched-test.ts'

/** What of the process's is alive, as far as it can be asked: what keeps it alive. */
interface LiveProcess {
  getActiveResourcesInfo(): string[]
  _getActiveRequests?(): object[]
  _getActiveHandles?(): object[]
}

/** What Node calls what is alive, where that says enough: what the test itself has of it was asked for before. */
const textsByType: Readonly<Partial<Record<string, string>>> = {
  Immediate: 'an immediate from outside of the test was to run',
  UDPWrap: 'a UDP socket from outside of the test was open',
  FSEventWrap: 'a file watcher from outside of the test was open',
  StatWatcher: 'a file watcher from outside of the test was open',
}

const threads = builtin('node:worker_threads')

/**
 * What is alive in the process that is not the test's, and may call it: a timer of the module or the class, a file that
 * another test reads. It ends a sentence. To be asked when nothing of the test can go on.
 */
export function aliveElsewhere(test: WatchedTest, resources: readonly Resource[]): string | undefined {
  const node = process as LiveProcess
  const active = node.getActiveResourcesInfo()
  const timers = active.filter(type => type === 'Timeout').length
  if (timers > 0 && timers > runnersTimers().length) return 'a timer from outside of the test ran'
  const type = active.find(each => textsByType[each])
  if (type) return textsByType[type]
  const [call] = callsElsewhere.values()
  if (call) return `${call} of code outside of the test was under way`
  const request = node._getActiveRequests?.().find(each => isUnderWay(each) && !isOfTest(each, test))
  if (request) return `a request (${request.constructor.name}) from outside of the test was under way`
  const hasPort = node._getActiveHandles?.().some(handle => isPort(handle) && !isOwnPort(handle, resources))
  return hasPort ? 'a message port from outside of the test was open' : undefined
}

/** What has read a file for a stream stays, with nobody whom it would call: it serves the next one that is read. */
function isUnderWay(request: { readonly oncomplete?: unknown }): boolean {
  return request.constructor.name !== 'FSReqCallback' || typeof request.oncomplete === 'function'
}

function isOfTest(request: object, { requests }: WatchedTest): boolean {
  for (const { resource } of requests.values()) if (resource === request) return true
  return false
}

function isPort(handle: object): boolean {
  return threads !== undefined && handle instanceof threads.MessagePort
}

/** Of the test, or the one through which Vitest speaks to a worker thread of its own. */
function isOwnPort(port: object, resources: readonly Resource[]): boolean {
  if (port === threads?.parentPort) return true
  return resources.some(({ object }) => Object.values(object).includes(port))
}
