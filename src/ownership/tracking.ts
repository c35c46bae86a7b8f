import { isNode, sharedByProcess } from '../internal/index.ts'
import { abortTimeoutStandIn } from './resources/abort-timeout.ts'
import { trackChildProcesses } from './resources/child-processes.ts'
import { trackCopiedNames } from './resources/copied-names.ts'
import { fetchStandIn, trackFetchRequests } from './resources/fetch-requests.ts'
import { fileWatcherStandIns } from './resources/file-watchers.ts'
import { fileStandIns, trackFileStreams } from './resources/files.ts'
import { trackHttpRequests } from './resources/http-requests.ts'
import { channelStandIns, trackBroadcasts } from './resources/message-ports.ts'
import { promiseTimerStandIns } from './resources/promise-timers.ts'
import { trackServers } from './resources/servers.ts'
import { trackSockets } from './resources/sockets.ts'
import { timerStandIns } from './resources/timers.ts'
import { trackUdpSockets } from './resources/udp-sockets.ts'
import { trackWorkers } from './resources/workers.ts'
import { provideStandIns } from './stand-ins/index.ts'

const inProcess = sharedByProcess('tracking', () => ({ isOn: false }))

/**
 * From now on, what a test starts belongs to the test: what `standInForNode` has prepared is put to use, and what can be
 * seen without a replaced function (diagnostics channels, methods of prototypes) is watched. Cheap to call again. Does
 * nothing outside Node.
 */
export function startTracking(): void {
  if (inProcess.isOn || !isNode) return
  inProcess.isOn = true
  provideStandIns({
    ...timerStandIns,
    ...promiseTimerStandIns,
    ...channelStandIns,
    ...fileWatcherStandIns,
    ...fileStandIns,
    'AbortSignal.timeout': abortTimeoutStandIn,
    fetch: fetchStandIn,
  })
  for (const track of trackers) track()
}

const trackers = [
  trackFetchRequests,
  trackServers,
  trackSockets,
  trackUdpSockets,
  trackHttpRequests,
  trackChildProcesses,
  trackWorkers,
  trackBroadcasts,
  trackFileStreams,
  trackCopiedNames,
]
