import { builtin } from '../../internal/index.ts'

declare const __dirname: string
declare const __filename: string

/** In a thread, what Vitest's main thread hands to its workers; those that a test starts do not have it. */
export const workerMark = 'vitest-async-case.keep-compiled'

/** What Node 22.1 and 22.10 have brought, beyond the types of the oldest Node. */
interface CompileCache {
  enableCompileCache?(folder: string): unknown
  flushCompileCache?(): void
}

/** V8's cache of compiled code. */
export const compileCache = builtin('node:module') as CompileCache | undefined

const vitestFork = /[\\/]vitest[\\/]dist[\\/]workers[\\/]\w+\.js$/

/** In a worker of Vitest: has Node keep compiled code. What else inherits the worker's flags is left as it is. */
export function keepCompiled(): void {
  if (!isWorkerOfVitest()) return
  compileCache?.enableCompileCache?.(`${__dirname}/compiled`)
  hideFlags()
  if (process.send) flushAtStop()
}

function isWorkerOfVitest(): boolean {
  const threads = builtin('node:worker_threads')
  if (!threads || threads.isMainThread) return vitestFork.test(process.argv[1] ?? '')
  const isVitests = threads.getEnvironmentData(workerMark) === true
  threads.setEnvironmentData(workerMark, undefined)
  return isVitests
}

/** A test reads its flags, and gives them to the processes that it forks. */
function hideFlags(): void {
  const at = process.execArgv.indexOf(__filename)
  if (at > 0) process.execArgv.splice(at - 1, 2)
}

/**
 * Vitest 4 ends a fork by a signal, at which Node writes nothing. A listener that is there before Vitest's would have the
 * channel hand out messages that Vitest is to hear: ours comes when Vitest has its own.
 */
function flushAtStop(): void {
  const whenListened = (event: string) => {
    if (event !== 'message') return
    process.off('newListener', whenListened)
    process.on('message', (message: { type?: unknown } | undefined) => {
      if (message?.type === 'stop') compileCache?.flushCompileCache?.()
    })
  }
  process.on('newListener', whenListened)
}
