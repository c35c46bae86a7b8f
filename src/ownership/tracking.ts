import { isNode, sharedByProcess, takeGlobals } from '../internal/index.ts'
import type { LeakKind } from './ledger/index.ts'
import { animationFrameStandIn } from './resources/animation-frames.ts'
import { trackChildProcesses } from './resources/child-processes.ts'
import { trackCopiedNames } from './resources/copied-names.ts'
import { fetchStandIn } from './resources/fetch-calls.ts'
import { trackFetchRequests } from './resources/fetch-requests.ts'
import { fileWatcherStandIns } from './resources/file-watchers.ts'
import { fileStandIns } from './resources/file-handles.ts'
import { trackFileStreams } from './resources/file-streams.ts'
import { trackHttpRequests } from './resources/http-requests.ts'
import { channelStandIns, trackBroadcasts } from './resources/message-ports.ts'
import { promiseTimerStandIns } from './resources/promise-timers.ts'
import { trackServers } from './resources/servers.ts'
import { trackSockets } from './resources/sockets.ts'
import { abortTimeoutStandIn, timerStandIns } from './resources/timers.ts'
import { trackUdpSockets } from './resources/udp-sockets.ts'
import { trackWorkers } from './resources/workers.ts'
import { provideStandIns } from './stand-ins/index.ts'

const trackingOfProcess = sharedByProcess('tracking', () => ({ isOn: false }))

/**
 * From now on, what a test starts belongs to the test: what `standInForNode` has prepared is put to use, and what can be
 * seen without a replaced function (diagnostics channels, methods of prototypes) is watched. Cheap to call again. Does
 * nothing outside Node.
 */
export function startTracking(): void {
  if (trackingOfProcess.isOn || !isNode) return
  trackingOfProcess.isOn = true
  takeGlobals()
  provideStandIns({
    ...timerStandIns,
    ...promiseTimerStandIns,
    ...channelStandIns,
    ...fileWatcherStandIns,
    ...fileStandIns,
    'AbortSignal.timeout': abortTimeoutStandIn,
    fetch: fetchStandIn,
    requestAnimationFrame: animationFrameStandIn,
  })
  for (const track of new Set(Object.values(trackers))) track?.()
}

/** What a stand-in alone sees. */
const byStandIn = undefined

/** What else sees resources of a kind. A kind that is forgotten here does not compile. */
const trackers: Readonly<Record<LeakKind, (() => void) | typeof byStandIn>> = {
  timeout: trackCopiedNames,
  interval: trackCopiedNames,
  immediate: trackCopiedNames,
  server: trackServers,
  socket: trackSockets,
  'HTTP/2 session': trackSockets,
  'UDP socket': trackUdpSockets,
  'HTTP request': trackHttpRequests,
  'fetch request': trackFetchRequests,
  'web socket': trackFetchRequests,
  'child process': trackChildProcesses,
  worker: trackWorkers,
  'file watcher': trackCopiedNames,
  'message port': byStandIn,
  'broadcast channel': trackBroadcasts,
  'file handle': byStandIn,
  'file stream': trackFileStreams,
}
