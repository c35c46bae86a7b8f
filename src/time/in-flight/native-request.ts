import { underSymbol } from '../../internal/index.ts'
import { passiveTypes } from './async-types.ts'

/** Something native that a test has begun, as async hooks tell of it. */
export interface NativeRequest {
  readonly type: string
  readonly resource: object
}

/** Whether the answer is still to come; `idle`: not now, but it may be again; `over`: never more. */
export type RequestState = 'under way' | 'idle' | 'over'

/** Native objects, as far as they tell whether something of theirs is under way. */
interface NativeObject {
  /** Of a timer. */
  readonly _destroyed?: boolean
  /** Of a timer: when it was started; `null` when it never was, as those of a virtual clock. */
  readonly _idleStart?: number | null
  hasRef?(): boolean
  /** Of a cryptographic job. */
  run?: unknown
  ondone?: unknown
  /** Of a compression: what it works on. */
  readonly buffer?: object | null
  /** Of a write and its like: what they write to. */
  readonly handle?: object
}

/**
 * Whether a request is in flight that has begun and has not been destroyed. Some are destroyed late, or by the garbage
 * collector only.
 * @param isInner whether what is written to a handle stays in the test, where connections.ts sees it
 */
export function requestState(
  { type, resource }: NativeRequest,
  isInner: (handle: object) => boolean,
): RequestState {
  if (passiveTypes[type]) return 'idle'
  const native: NativeObject = resource
  if (type === 'Timeout') return timerState(native)
  if (type === 'ZLIB') return native.buffer == null || isHeldUp(native) ? 'idle' : 'under way'
  if (type === 'WRITEWRAP' || type === 'SHUTDOWNWRAP') return writeState(native.handle, isInner)
  // A job that nobody is told of at its end is a synchronous one: it is over, and the collector destroys it.
  if (typeof native.run === 'function' && typeof native.ondone !== 'function') return 'over'
  return 'under way'
}

/**
 * Whether a compression has more to give than its stream takes: it goes on when that is read from, which until then Node
 * notes by a `_read` in the place of the stream's own.
 */
function isHeldUp(handle: NativeObject): boolean {
  const stream: { readonly _read?: unknown } | undefined = underSymbol(handle, 'owner_symbol')
  if (!stream) return false
  const { _read }: { readonly _read?: unknown } = Object.getPrototypeOf(stream) as object
  return stream._read !== _read
}

/** A stream of HTTP/2 writes into its session, whose connection tells. */
function writeState(handle: object | undefined, isInner: (handle: object) => boolean): RequestState {
  return handle && (handle.constructor.name === 'Http2Stream' || isInner(handle)) ? 'idle' : 'under way'
}

/** A timer of the machine's, made by a copy of `setTimeout` that was taken early. */
function timerState(timer: NativeObject): RequestState {
  if (timer._destroyed || timer._idleStart === null) return 'over'
  return timer.hasRef?.() ? 'under way' : 'idle'
}
