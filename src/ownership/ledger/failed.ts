import { safely } from '../../internal/index.ts'
import type { HasLedger } from './ledger.ts'

/**
 * Stack lines from the call that made what has failed with that error; empty when that is not known. Node makes such an
 * error when the call has long returned, so that it shows no line of the user's.
 */
export function linesOfFailed(error: object, { ledger }: Readonly<HasLedger>): string {
  return ledger?.find(({ object }) => safely(() => hasFailedWith(error, object), false))?.stack ?? ''
}

/** Streams and sockets keep what they failed with; a child process that could not be started has it made of itself. */
function hasFailedWith(error: object, object: object): boolean {
  if ('errored' in object && object.errored === error) return true
  if (!('spawnfile' in object && 'spawnargs' in object && 'spawnargs' in error && 'path' in error))
    return false
  const [, ...args] = object.spawnargs as string[]
  return error.path === object.spawnfile && args.join('\0') === (error.spawnargs as string[]).join('\0')
}
