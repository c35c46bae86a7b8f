import { builtin, shared, sharedByProcess } from '../internal/index.ts'
import { trackAbortTimeouts } from './resources/abort-timeout.ts'
import { trackChildProcesses } from './resources/child-processes.ts'
import { trackCopiedNames } from './resources/copied-names.ts'
import { trackFetchCalls, trackFetchRequests } from './resources/fetch-requests.ts'
import { trackFileWatchers } from './resources/file-watchers.ts'
import { trackFiles } from './resources/files.ts'
import { trackHttpRequests } from './resources/http-requests.ts'
import { trackMessagePorts } from './resources/message-ports.ts'
import { trackPromiseTimers } from './resources/promise-timers.ts'
import { trackServers } from './resources/servers.ts'
import { trackSockets } from './resources/sockets.ts'
import { trackTimers } from './resources/timers.ts'
import { trackUdpSockets } from './resources/udp-sockets.ts'
import { trackWorkers } from './resources/workers.ts'

const inProcess = sharedByProcess('tracking', () => ({ isInstalled: false }))
const inGlobal = shared('tracking', () => ({ isInstalled: false }))

/**
 * From now on, what a test starts belongs to the test. Cheap to call again. Built-in modules are patched once per
 * process and the names in the global once per global (the vm pools have many). Does nothing outside Node.
 */
export function installTracking(): void {
  const modules = builtin('node:module')
  if (inGlobal.isInstalled || !modules) return
  inGlobal.isInstalled = true
  for (const track of perGlobal) track()
  if (inProcess.isInstalled) return
  inProcess.isInstalled = true
  for (const track of perProcess) track()
  // Named imports of built-in modules see the patches from here on, those made earlier included.
  modules.syncBuiltinESMExports()
}

/** These put names into the global as well; they patch nothing twice. */
const perGlobal = [trackTimers, trackAbortTimeouts, trackMessagePorts, trackFetchCalls]

const perProcess = [
  trackPromiseTimers,
  trackFetchRequests,
  trackServers,
  trackSockets,
  trackUdpSockets,
  trackHttpRequests,
  trackChildProcesses,
  trackWorkers,
  trackFileWatchers,
  trackFiles,
  trackCopiedNames,
]
