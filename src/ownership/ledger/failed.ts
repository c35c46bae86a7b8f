import { nodeModule, safely, sharedByProcess } from '../../internal/index.ts'
import type { Creation } from './creation.ts'
import type { HasLedger } from './ledger.ts'

type Emitter = import('node:events').EventEmitter

const failures = sharedByProcess('failures', () => ({
  /** By what may fail: the call that it would be a failure of. */
  calls: new WeakMap<object, Creation>(),
  /** By the error that it was told with. */
  errors: new WeakMap<object, Creation>(),
  objects: new WeakSet<object>(),
  /** One in a process, so that it is known again. */
  note(this: object, error: unknown): void {
    const call = failures.calls.get(this)
    failures.objects.add(this)
    if (call && typeof error === 'object' && error !== null) failures.errors.set(error, call)
  },
}))

/**
 * Remembers of which call it is a failure when `emitter` tells of an error: Node makes that when the call has long returned,
 * so that it shows no line of the user's. The latest call counts. For what is no stream: streams keep what they failed with.
 */
export function noteCall(emitter: Emitter, call: Creation): void {
  const { errorMonitor, EventEmitter } = nodeModule('node:events')
  failures.calls.set(emitter, call)
  const isHeard = EventEmitter.prototype.listeners.call(emitter, errorMonitor).includes(failures.note)
  if (!isHeard) EventEmitter.prototype.on.call(emitter, errorMonitor, failures.note)
}

/** Whether what `noteCall` was told of has told of an error. */
export function hasFailed(emitter: object): boolean {
  return failures.objects.has(emitter)
}

/** Stack lines from the call that failed with that error; empty when that is not known. */
export function linesOfFailed(error: object, owner: Readonly<HasLedger>): string {
  const lines = failures.errors.get(error)?.stack || linesOfStream(error, owner)
  if (lines) return lines
  const cause = safely(() => ('cause' in error ? error.cause : undefined), undefined)
  return typeof cause === 'object' && cause !== null && cause !== error ? linesOfFailed(cause, owner) : ''
}

/** Of a stream or a socket; one that a server has accepted was made by nobody's call but the server's. */
function linesOfStream(error: object, { ledger }: Readonly<HasLedger>): string {
  const failed = ledger?.find(({ object }) =>
    safely(() => 'errored' in object && object.errored === error, false),
  )
  if (!failed) return ''
  const { server }: { server?: unknown } = failed.resource.object
  const ofServer = typeof server === 'object' && server !== null ? failures.calls.get(server) : undefined
  return failed.creation?.stack || (ofServer?.stack ?? '')
}
